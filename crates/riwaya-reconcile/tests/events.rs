//! Claims of invented affairs become the right events.

mod affair;

use affair::Writer;
use riwaya_reconcile::{Constraints, Reconciled, links_among, near_copies, reconcile};
use riwaya_record::{CodedArticle, CommunicationKind, DateFrom, Event, EventType as E, Stance, Status};

fn run(articles: &[CodedArticle]) -> Reconciled {
    reconcile(articles, &Constraints::default())
}

fn of(r: &Reconciled, event: E) -> Vec<&Event> {
    r.events.iter().filter(|e| e.event == event).collect()
}

/// A report of a call between the two presidents.
fn call(id: &str, outlet: &str, published: &str, day: &str, text: &str) -> Writer {
    let mut w = Writer::new(id, outlet, published, "اتصال بين الرئيسين", text);
    w.claim(E::Consult, Some("phone"), "هاتفي", &["sami-haddar", "omar-balan"], &[], Some(day));
    w
}

#[test]
fn one_call_in_two_texts_and_two_calls_in_one_month() {
    let a = call("a", "one", "2031-05-04", "2031-05-03", "تحدث هدار وبلان في اتصال هاتفي يوم السبت.").article;
    let b =
        call("b", "two", "2031-05-04", "2031-05-03", "جرى اتصال هاتفي بين رئيسي أرفانيا وبلمورا.").article;
    let c =
        call("c", "one", "2031-05-21", "2031-05-20", "تحدث هدار وبلان في اتصال هاتفي للمرة الثانية.").article;
    let all = [a, b, c];
    let r = run(&all);
    assert_eq!(r.events.len(), 2);
    assert_eq!(r.events[0].articles, ["a", "b"]);
    assert_eq!((r.events[0].outlets, r.events[0].voices), (2, 2));
    assert_eq!(r.events[0].what, "Sami Haddar and Omar Balan spoke by phone");
    assert_eq!(r.events[1].date.as_ref().unwrap().value, "2031-05-20");
    let events: Vec<&Event> = r.events.iter().collect();
    let links = links_among(&all, &events, &Constraints::default());
    assert_eq!(links.iter().filter(|l| l.merged).count(), 1, "{links:?}");
    let apart = links.iter().find(|l| !l.merged).expect("the two calls look alike");
    assert!(apart.reasons.iter().any(|w| w.contains("different days")), "{apart:?}");
    assert_eq!(r.storylines.len(), 1, "{:?}", r.storylines);
}

#[test]
fn a_call_is_at_no_place() {
    let mut a =
        call("a", "one", "2031-05-04", "2031-05-03", "تحدث هدار وبلان في اتصال هاتفي عن الحشود في كورفيا.");
    a.at(0, "كورفيا", "Corvia", "XCC");
    let r = run(&[a.article]);
    assert_eq!(
        (r.events[0].place.as_ref(), r.events[0].what.as_str()),
        (None, "Sami Haddar and Omar Balan spoke by phone")
    );
}

#[test]
fn a_directed_and_a_symmetric_view_meet_and_governments_stand_for_their_heads() {
    let a = call("a", "one", "2031-05-04", "2031-05-03", "تحدث الرئيسان في اتصال هاتفي.").article;
    let mut b = Writer::new("b", "two", "2031-05-04", "", "هاتف هدار نظيره في بلمورا.");
    b.claim(E::Consult, Some("phone"), "هاتف", &["sami-haddar"], &["XBB"], Some("2031-05-03"));
    let r = run(&[a, b.article]);
    assert_eq!(r.events.len(), 1, "{:#?}", r.events);
    let names: Vec<_> = r.events[0].actors.iter().map(|a| a.name.as_str()).collect();
    assert_eq!(names, ["Sami Haddar", "Omar Balan"]);
}

#[test]
fn ministers_are_not_their_presidents() {
    let a = call("a", "one", "2031-05-04", "2031-05-03", "تحدث الرئيسان في اتصال هاتفي.").article;
    let mut b = Writer::new("b", "two", "2031-05-04", "", "تحدث الوزيران في اتصال هاتفي.");
    b.claim(E::Consult, Some("phone"), "هاتفي", &["lina-qasri", "nadir-rumi"], &[], Some("2031-05-03"));
    assert_eq!(run(&[a, b.article]).events.len(), 2);
}

#[test]
fn one_text_that_mentions_a_call_again_tells_one_call() {
    let mut w = call(
        "a",
        "one",
        "2031-05-04",
        "2031-05-03",
        "تحدث الرئيسان في اتصال هاتفي. وفي المحادثة بحثا الحدود.",
    );
    w.claim(E::Consult, Some("phone"), "المحادثة", &["sami-haddar", "omar-balan"], &[], None);
    assert_eq!(run(&[w.article]).events.len(), 1);
}

#[test]
fn planned_talks_are_not_the_call_that_planned_them_but_may_come_to_pass() {
    let mut w = call(
        "a",
        "one",
        "2031-05-04",
        "2031-05-03",
        "تحدث الرئيسان في اتصال هاتفي. واتفقا على محادثات في يونيو.",
    );
    let c = w.claim(E::Consult, None, "محادثات", &["sami-haddar", "omar-balan"], &[], None);
    w.article.claims[c].status = Status::Future;
    let r = run(&[w.article]);
    assert_eq!(r.events.len(), 2, "{:#?}", r.events);
    assert!(r.events.iter().any(|e| e.what == "Sami Haddar and Omar Balan plan to meet"));

    let mut plan = Writer::new("p", "one", "2031-05-30", "", "يلتقي الرئيسان في لقاء يوم غد.");
    let c = plan.claim(E::Consult, None, "لقاء", &["sami-haddar", "omar-balan"], &[], Some("2031-05-31"));
    plan.article.claims[c].status = Status::Future;
    let mut held = Writer::new("q", "two", "2031-05-31", "", "عقد الرئيسان لقاء اليوم.");
    held.claim(E::Consult, None, "لقاء", &["sami-haddar", "omar-balan"], &[], Some("2031-05-31"));
    let r = run(&[plan.article, held.article]);
    assert_eq!((r.events.len(), r.events[0].status), (1, Status::Actual));
}

#[test]
fn a_coarse_background_mention_joins_the_old_call() {
    let a = call("a", "one", "2031-05-04", "2031-05-03", "تحدث الرئيسان في اتصال هاتفي.").article;
    let mut b = call("b", "two", "2032-07-01", "2031-05", "كان الرئيسان تحدثا في اتصال هاتفي في مايو.");
    b.article.claims[0].status = Status::Historical;
    let mut c = call("c", "two", "2032-07-01", "2031-02", "كان الرئيسان تحدثا في اتصال هاتفي في فبراير.");
    c.article.claims[0].status = Status::Historical;
    let r = run(&[a, b.article, c.article]);
    assert_eq!(r.events.len(), 2);
    let old = r.events.iter().find(|e| e.articles.contains(&"a".to_owned())).unwrap();
    assert_eq!((old.articles.len(), old.status), (2, Status::Actual));
    assert_eq!(old.date.as_ref().map(|d| (d.value.as_str(), d.agreed)), Some(("2031-05-03", true)));
}

/// A strike on a town, with so many dead.
fn strike(id: &str, outlet: &str, published: &str, dead: f64, text: &str) -> Writer {
    let mut w = Writer::new(id, outlet, published, "غارة على مدينة سمر", text);
    let c = w.claim(E::Assault, None, "غارة", &["xbb-army"], &[], Some("2031-05-03"));
    w.killed(c, "قتيلا", dead);
    w
}

#[test]
fn a_rising_toll_is_one_event() {
    let a = strike("a", "one", "2031-05-03", 12.0, "أوقعت غارة على سوق سمر 12 قتيلا.").article;
    let b = strike("b", "two", "2031-05-04", 19.0, "ارتفعت حصيلة غارة على سوق سمر إلى 19 قتيلا.").article;
    let r = run(&[a, b]);
    assert_eq!(r.events.len(), 1, "{:#?}", r.events);
    assert_eq!(r.events[0].first_reported.as_ref().unwrap().article, "a");
}

#[test]
fn one_text_with_two_tolls_tells_two() {
    let tell = |id: &str, first: f64, second: f64| {
        let between = "وتحدث الوزير عن الحدود. ".repeat(30);
        let text = format!("أوقعت غارة على سوق سمر قتلى. {between}وفي ضاحية أسفرت غارات عن ضحايا.");
        let mut w = Writer::new(id, id, "2031-05-03", "", &text);
        for (words, dead) in [("غارة", first), ("غارات", second)] {
            let c = w.claim(E::Assault, Some("aerial"), words, &["xbb-army"], &[], Some("2031-05-03"));
            w.article.claims[c].date.as_mut().unwrap().from = DateFrom::Published;
            w.killed(c, words, dead);
        }
        run(&[w.article]).events.len()
    };
    assert_eq!((tell("a", 12.0, 30.0), tell("b", 12.0, 12.0)), (2, 1));
}

#[test]
fn a_denial_joins_what_it_denies_and_a_possibility_does_not() {
    let a = strike("a", "one", "2031-05-03", 12.0, "أوقعت غارة على سوق سمر 12 قتيلا.").article;
    let mut b =
        Writer::new("b", "two", "2031-05-04", "جيش بلمورا ينفي", "نفى جيش بلمورا شن غارة على سوق سمر.");
    let c = b.claim(E::Assault, None, "غارة", &["xbb-army"], &[], Some("2031-05-03"));
    b.article.claims[c].status = Status::Negated;
    b.says("xbb-army", Stance::Denies, "شن غارة على سوق سمر", Some(c), None);
    let mut h = Writer::new("h", "two", "2031-05-03", "", "قد تشن بلمورا غارة على سوق سمر.");
    let c = h.claim(E::Assault, None, "غارة", &["xbb-army"], &[], Some("2031-05-03"));
    h.article.claims[c].status = Status::Hypothetical;
    let r = run(&[a, b.article, h.article]);
    assert_eq!(r.events.len(), 2, "{:#?}", r.events);
    let told = r.events.iter().find(|e| e.articles.len() == 2).expect("the report and its denial");
    assert_eq!((told.status, told.articles[1].as_str()), (Status::Actual, "b"));
    assert!(told.sides.contains(&"XBB-MIL".to_owned()), "{:?}", told.sides);
}

/// A strike on a day, which the text then calls the strike, again and again.
fn recalled_strike(id: &str, published: &str, text: &str, again: &[(&str, Option<&str>)]) -> CodedArticle {
    let mut w = Writer::new(id, id, published, "", text);
    let c = w.claim(E::Assault, Some("aerial"), "غارة", &["xbb-army"], &[], Some("2031-05-03"));
    w.killed(c, "قتيلا", 12.0);
    for (words, day) in again {
        let c = w.claim(E::Assault, Some("aerial"), words, &[], &[], *day);
        if let Some(date) = &mut w.article.claims[c].date {
            date.from = DateFrom::Published;
        }
    }
    w.article
}

#[test]
fn a_visit_is_not_the_talks_in_it() {
    let told = |id: &str, mode: Option<&str>, words: &str, text: &str| {
        let mut w = Writer::new(id, id, "2031-05-04", "", text);
        w.claim(E::Consult, mode, words, &["sami-haddar", "omar-balan"], &[], Some("2031-05-03"));
        w.article.claims[0].date.as_mut().unwrap().from = DateFrom::Published;
        w.article
    };
    let visit = |id: &str| told(id, Some("visit"), "وصل", "وصل هدار إلى عاصمة بلمورا مساء السبت للقاء بلان.");
    let talks = |id: &str| told(id, None, "بحث", "بحث هدار مع بلان أسعار القمح وحصص المياه.");
    let r = run(&[visit("a"), talks("b")]);
    assert_eq!(r.events.len(), 2, "{:#?}", r.events);
    let r = run(&[talks("b"), talks("c")]);
    assert_eq!(r.events.len(), 1, "{:#?}", r.events);
}

#[test]
fn talks_recalled_without_their_day_are_those_of_days_before() {
    let told = |published: &str, from: DateFrom| {
        let text = "أجرى هدار وبلان محادثات في القصر عن حصص المياه.";
        let mut w = Writer::new(published, published, published, "محادثات في القصر", text);
        let day = if from == DateFrom::Clause { "2031-05-03" } else { published };
        w.claim(E::Consult, None, "محادثات", &["sami-haddar", "omar-balan"], &[], Some(day));
        w.article.claims[0].date.as_mut().unwrap().from = from;
        w.article
    };
    let first = || told("2031-05-04", DateFrom::Clause);
    let events = |second: CodedArticle| run(&[first(), second]).events.len();
    assert_eq!(events(told("2031-05-05", DateFrom::Published)), 1);
    assert_eq!(events(told("2031-05-20", DateFrom::Published)), 2, "after weeks others may be meant");
}

#[test]
fn an_attack_of_one_day_is_known_by_few_words() {
    let told = |id: &str, published: &str, text: &str, from: DateFrom| {
        let mut w = Writer::new(id, id, published, "", text);
        w.claim(E::Assault, Some("aerial"), "الغارة", &[], &[], Some("2031-05-03"));
        w.article.claims[0].date.as_mut().unwrap().from = from;
        w.article
    };
    let events = |from| {
        let a =
            told("a", "2031-05-04", "ارتفعت حصيلة الغارة التي طالت سوقا شعبية جنوبي العاصمة السبت.", from);
        let text = "زاد عدد ضحايا الغارة التي أصابت يوم السبت سوقا في العاصمة بعد وفاة جرحى.";
        let b = told("b", "2031-05-06", text, from);
        run(&[a, b]).events.len()
    };
    assert_eq!((events(DateFrom::Clause), events(DateFrom::Published)), (1, 2));
}

#[test]
fn an_article_that_tells_the_common_news_in_passing_keeps_its_own_lead() {
    let rest = "وتناول الحديث أسعار القمح وحصص المياه وعبور الشاحنات والرسوم على الموانئ.";
    let told = |id: &str, first: &str, then: &str, claims: &[(&str, &str)]| {
        let title = if claims.len() > 1 { "هدار يحادث بلان" } else { "" };
        let mut w = Writer::new(id, id, "2031-05-03", title, &format!("{first} {then} {rest}"));
        for (words, other) in claims {
            w.claim(E::Consult, None, words, &["sami-haddar", other], &[], Some("2031-05-03"));
        }
        w.article
    };
    let received = "استقبل هدار في القصر الأبيض وفد كورفيا.";
    let (a, b) = ("وقال هدار للصحفيين إن العلاقات طيبة.", "وقال هدار للصحفيين إن العلاقات متينة.");
    let all = [
        told("a", received, a, &[("استقبل", "XCC")]),
        told("b", received, b, &[("استقبل", "XCC")]),
        told("c", "حادث هدار نظيره بلان.", received, &[("يحادث", "omar-balan"), ("استقبل", "XCC")]),
    ];
    let leads = |articles: &[CodedArticle]| -> Vec<Option<String>> {
        run(articles).summaries.into_iter().map(|s| s.main_event).collect()
    };
    let one = leads(&all);
    assert_eq!(one[0], one[1]);
    assert_eq!(one[0], one[2], "the title and the first sentence tell them");
    let mut far = all.clone();
    far[2].claims[1].sentence.start = 300;
    far[2].claims[1].trigger.start = 300;
    let two = leads(&far);
    assert_eq!(two[0], two[1]);
    assert_ne!(two[0], two[2], "one stands first, of others, and the other in passing");
}

#[test]
fn what_recalls_an_act_days_later_is_that_act() {
    let text = "أوقعت غارة على سوق سمر 12 قتيلا. وتحقق لجنة في الغارة منذ يومين.";
    let a = recalled_strike("a", "2031-05-06", text, &[("الغارة", Some("2031-05-06"))]);
    assert_eq!(run(&[a]).events.len(), 1);
    let text = "أوقعت غارة على سوق سمر 12 قتيلا قبل عام. وتحقق لجنة في الغارة منذ يومين.";
    let b = recalled_strike("b", "2032-05-06", text, &[("الغارة", Some("2032-05-06"))]);
    assert_eq!(run(&[b]).events.len(), 2, "a year later another may be meant");
}

#[test]
fn two_texts_that_recall_an_act_often_still_tell_one() {
    let a = "أوقعت غارة على سوق سمر 12 قتيلا. وهزت الغارة المدينة. وقال شهود إن بالغارة أغلقت الطرق.";
    let b = "ارتفعت حصيلة غارة في سمر إلى 12 قتيلا. ولم يعرف سبب الغارة. وأثارت للغارة صور على الشاشات.";
    let a = recalled_strike("a", "2031-05-03", a, &[("الغارة", None), ("بالغارة", None)]);
    let b = recalled_strike("b", "2031-05-06", b, &[("الغارة", None), ("للغارة", None)]);
    let r = run(&[a, b]);
    assert_eq!((r.events.len(), r.events[0].claims.len()), (1, 6), "{:#?}", r.events);
}

#[test]
fn a_visit_there_is_not_the_visit_back() {
    let visit = |id: &str, guest: &str, host: &str| {
        let mut w = Writer::new(id, id, "2031-05-04", "", "بدأت زيارة رسمية اليوم.");
        w.claim(E::Consult, Some("visit"), "زيارة", &[guest], &[host], Some("2031-05-04"));
        w.article
    };
    assert_eq!(run(&[visit("a", "sami-haddar", "XBB"), visit("b", "omar-balan", "XAA")]).events.len(), 2);
    assert_eq!(run(&[visit("a", "sami-haddar", "XBB"), visit("b", "XAA", "omar-balan")]).events.len(), 1);
}

#[test]
fn one_text_that_repeats_a_refusal_tells_one() {
    let text = "رفضت أرفانيا نشر قوات أجنبية على حدودها الشرقية. وتحدث الوزير طويلا. \
                وجددت رفضها نشر أي قوات أجنبية قرب الحدود الشرقية. كما أعلنت رفض لقاء الوسيط غدا.";
    let mut w = Writer::new("a", "one", "2031-05-04", "", text);
    for words in ["رفضت", "رفضها", "رفض لقاء"] {
        let c = w.claim(E::Reject, None, words, &["XAA"], &[], Some("2031-05-04"));
        w.article.claims[c].date.as_mut().unwrap().from = DateFrom::Published;
    }
    let r = run(&[w.article]);
    let claims: Vec<usize> = r.events.iter().map(|e| e.claims.len()).collect();
    assert_eq!((claims.len(), claims.iter().max()), (2, Some(&2)), "{:#?}", r.events);
}

#[test]
fn a_proposal_told_as_agreement_and_as_request_is_one() {
    let write = |id: &str, event| {
        let mut w = call(id, id, "2031-05-04", "2031-05-03", "اقترح هدار على بلان في اتصال هاتفي عقد قمة.");
        let k = w.talk(CommunicationKind::Call, 0);
        let c = w.claim(event, None, "اقترح", &["sami-haddar"], &["omar-balan"], Some("2031-05-03"));
        let issue = w.issue("summit", "summit", "قمة");
        w.article.claims[c].issues.push(issue);
        w.article.claims[c].date.as_mut().unwrap().from = DateFrom::Communication;
        w.says("white-palace", Stance::Asserts, "اقترح هدار على بلان", Some(c), Some(&k));
        w.article
    };
    let r = run(&[write("a", E::Agree), write("b", E::Request), write("c", E::Request)]);
    assert_eq!((of(&r, E::Request).len(), of(&r, E::Agree).len()), (1, 0), "{:#?}", r.events);
    let call = of(&r, E::Consult)[0];
    assert_eq!(of(&r, E::Request)[0].part_of.as_ref(), Some(&call.id));
    assert!(r.summaries.iter().all(|s| s.main_event.as_ref() == Some(&call.id)));
}

#[test]
fn a_demand_on_one_is_not_a_demand_on_another() {
    let write = |id: &str, to: &str| {
        let mut w = Writer::new(id, id, "2031-05-04", "", "طالب هدار بوقف القتال.");
        w.claim(E::Request, None, "طالب", &["sami-haddar"], &[to], Some("2031-05-03"));
        w.article
    };
    assert_eq!(run(&[write("a", "XBB"), write("b", "XCC")]).events.len(), 2);
    assert_eq!(run(&[write("a", "XBB"), write("b", "XBB")]).events.len(), 1);
}

#[test]
fn what_is_hardly_told_joins_less() {
    let write = |id: &str, title: &str, text: &str, confidence: f64| {
        let mut w = Writer::new(id, id, "2031-05-04", title, text);
        let c = w.claim(E::Reject, None, "رفضت", &["XAA"], &[], Some("2031-05-04"));
        w.article.claims[c].confidence = confidence;
        if id == "b" {
            w.article.claims[c].date.as_mut().unwrap().from = DateFrom::Published;
        }
        w.article
    };
    let refuse = |sure: f64| {
        let one = write("a", "حديث الوزير", "رفضت أرفانيا طلب اللقاء العاجل.", 0.9);
        let other = write("b", "خبر من الشرق", "رفضت أرفانيا ما عرضه الوسيط أمس.", sure);
        run(&[one, other]).events.len()
    };
    assert_eq!((refuse(0.9), refuse(0.3)), (1, 2));
}

#[test]
fn corrections_hold() {
    let a = call("a", "one", "2031-05-04", "2031-05-03", "تحدث الرئيسان في اتصال هاتفي.").article;
    let b = call("b", "two", "2031-05-04", "2031-05-03", "جرى اتصال هاتفي بين الرئيسين.").article;
    let pair = || vec![("a-c0".to_owned(), "b-c0".to_owned())];
    let apart = Constraints { apart: pair(), ..Constraints::default() };
    assert_eq!(reconcile(&[a.clone(), b.clone()], &apart).events.len(), 2);
    let mut other = b;
    other.claims[0].date.as_mut().unwrap().value = "2031-05-09".to_owned();
    let together = Constraints { together: pair(), ..Constraints::default() };
    let r = reconcile(&[a, other], &together);
    assert_eq!(r.events.len(), 1);
    assert!(!r.events[0].date.as_ref().unwrap().agreed);
}

#[test]
fn copies_and_one_agency_are_one_voice() {
    let long = (0..40).map(|n| format!("لفظ{n}")).collect::<Vec<_>>().join(" ");
    let text = format!("تحدث الرئيسان في اتصال هاتفي. {long}");
    let a = call("a", "one", "2031-05-04", "2031-05-03", &text).article;
    let b = call("b", "two", "2031-05-04", "2031-05-03", &text).article;
    assert_eq!(near_copies([("a", a.text.as_str()), ("b", b.text.as_str())], 0.5).len(), 1);
    let agency = |id: &str, text: &str| {
        let mut w = call(id, id, "2031-05-04", "2031-05-03", text);
        let ana = w.party("ana-news");
        w.article.claims[0].attribution = vec![ana];
        w.article
    };
    let c = agency("c", "ذكرت وكالة أنا أن الرئيسين تحدثا في اتصال هاتفي.");
    let d = agency("d", "نقلت وكالة أنا خبر اتصال هاتفي بين البلدين.");
    let r = run(&[a, b, c, d]);
    assert_eq!(r.events.len(), 1);
    assert_eq!((r.events[0].outlets, r.events[0].voices), (4, 2));
}

#[test]
fn the_order_of_articles_changes_nothing() {
    let mut all: Vec<CodedArticle> = Vec::new();
    for n in 0..12_u32 {
        let day = format!("2031-05-{:02}", 1 + n % 4);
        let mut w = call(
            &format!("x{n}"),
            "o",
            "2031-05-05",
            &day,
            "تحدث هدار وبلان في اتصال هاتفي. وشنت طائرات غارة أوقعت قتيلا.",
        );
        let k = w.talk(CommunicationKind::Call, 0);
        let c = w.claim(E::Assault, None, "غارة", &["xbb-army"], &[], Some(&day));
        w.killed(c, "قتيلا", f64::from(n));
        w.says("white-palace", Stance::Asserts, "تحدث هدار وبلان", Some(0), Some(&k));
        all.push(w.article);
    }
    let json = |r: &Reconciled| serde_json::to_string(&(&r.events, &r.storylines, &r.summaries)).unwrap();
    let first = json(&run(&all));
    let mut seed = 7_u64;
    for _ in 0..5 {
        for i in (1..all.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            all.swap(i, (seed >> 33) as usize % (i + 1));
        }
        assert_eq!(json(&run(&all)), first);
    }
    let mut ids: Vec<String> = run(&all).events.into_iter().map(|e| e.id).collect();
    let n = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), n);
}

#[test]
fn nothing_comes_of_nothing() {
    assert_eq!(run(&[]), Reconciled::default());
    let r = run(&[CodedArticle { id: "e".to_owned(), ..CodedArticle::default() }]);
    assert_eq!((r.events.len(), r.summaries[0].main_event.clone()), (0, None));
}
