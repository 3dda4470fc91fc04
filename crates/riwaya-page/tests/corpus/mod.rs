//! A small invented affair: two presidents of two invented states, a call, a meeting to come, an expulsion.

use std::collections::BTreeMap;

use riwaya_page::{Language, ReportInput};
use riwaya_record::{
    AccountTable, Cell, CellStance, Claim, ClaimDate, CodedArticle, Communication, CommunicationKind,
    DateFrom, Diagnostic, Entity, EntityKind, Event, EventActor, EventDate, EventType, Evidence, Field,
    FirstReported, Furniture, FurnitureKind, Link, Party, Place, Point, PointKind, Published, PublishedFrom,
    Quote, Relation, Severity, Side, Span, Stance, Statement, Status, Storyline, Time, TimeType,
};

/// Everything a report is made from.
#[derive(Clone, Default)]
pub(crate) struct Corpus {
    pub(crate) articles: Vec<CodedArticle>,
    pub(crate) events: Vec<Event>,
    pub(crate) storylines: Vec<Storyline>,
    pub(crate) tables: Vec<AccountTable>,
    pub(crate) links: Vec<Link>,
}

impl Corpus {
    pub(crate) fn report(&self, language: Language) -> String {
        riwaya_page::report(&ReportInput {
            articles: &self.articles,
            events: &self.events,
            storylines: &self.storylines,
            tables: &self.tables,
            links: &self.links,
            language,
            title: None,
        })
    }
}

/// The first place where the words stand in the article's text, else in its title.
pub(crate) fn at(article: &CodedArticle, words: &str) -> Span {
    let find = |of: &str, field| {
        let start = of[..of.find(words)?].chars().count() as u32;
        Some(Span { start, end: start + words.chars().count() as u32, text: words.to_owned(), field })
    };
    find(&article.text, Field::Text).or_else(|| find(&article.title, Field::Title)).expect(words)
}

pub(crate) fn article(id: &str, outlet: &str, time: &str, title: &str, text: &str) -> CodedArticle {
    CodedArticle {
        id: id.into(),
        url: Some(format!("https://example.org/{id}")),
        outlet: Some(outlet.into()),
        title: title.into(),
        language: "ar".into(),
        published: Published {
            time: Some(time.into()),
            date: Some(time[..10].into()),
            precision: "minute".into(),
            from: PublishedFrom::Input,
        },
        text: text.into(),
        ..CodedArticle::default()
    }
}

fn party(article: &CodedArticle, words: &str, entity: Option<&str>) -> Party {
    Party { span: at(article, words), entity: entity.map(Into::into), country: None, sector: None }
}

fn entity(
    article: &CodedArticle,
    id: &str,
    kind: EntityKind,
    names: (&str, &str),
    mentions: &[&str],
) -> Entity {
    Entity {
        id: id.into(),
        kind,
        name: names.0.into(),
        name_ar: names.1.into(),
        country: None,
        country_from: None,
        sector: None,
        role: None,
        key: None,
        mentions: mentions.iter().map(|m| at(article, m)).collect(),
    }
}

pub(crate) fn claim(
    article: &CodedArticle,
    id: &str,
    event: EventType,
    trigger: &str,
    sentence: &str,
) -> Claim {
    Claim {
        id: id.into(),
        event,
        mode: (event == EventType::Consult).then(|| "phone".into()),
        cameo: Some("041".into()),
        score: 1.0,
        trigger: at(article, trigger),
        also: vec![],
        actor: vec![],
        recipient: vec![],
        date: Some(ClaimDate { value: "2024-03-05".into(), from: DateFrom::Sentence, time: None }),
        place: None,
        numbers: vec![],
        issues: vec![],
        contexts: vec![],
        status: Status::Actual,
        source: None,
        attribution: vec![],
        quoted: false,
        sentence: at(article, sentence),
        confidence: 0.9,
        rule: "consult.call".into(),
    }
}

pub(crate) fn statement(
    article: &CodedArticle,
    id: &str,
    stance: Stance,
    source: Party,
    words: &str,
) -> Statement {
    Statement {
        id: id.into(),
        attribution: vec![source],
        stance,
        proposition: at(article, words),
        issues: vec![],
        numbers: vec![],
        claim: None,
        within: None,
        quote: None,
        sentence: at(article, words),
        confidence: 0.9,
    }
}

fn actor(name: &str, name_ar: &str, country: &str) -> EventActor {
    EventActor {
        name: name.into(),
        name_ar: name_ar.into(),
        country: Some(country.into()),
        sector: Some("GOV".into()),
        key: None,
    }
}

pub(crate) fn event(
    id: &str,
    of: EventType,
    what: (&str, &str),
    date: Option<&str>,
    articles: &[&str],
) -> Event {
    Event {
        id: id.into(),
        event: of,
        mode: None,
        cameo: None,
        what: what.0.into(),
        what_ar: what.1.into(),
        actors: vec![],
        recipients: vec![],
        date: date.map(|d| EventDate { value: d.into(), agreed: true }),
        place: None,
        status: Status::Actual,
        part_of: None,
        articles: articles.iter().map(|a| (*a).to_owned()).collect(),
        outlets: articles.len() as u32,
        voices: articles.len() as u32,
        claims: vec![],
        statements: vec![],
        first_reported: None,
        storyline: Some("st1".into()),
        issues: vec![],
        sides: vec![],
        score: 1.0,
        confidence: 0.9,
    }
}

pub(crate) fn side(key: &str, name: &str, name_ar: &str, outlet: bool) -> Side {
    Side { key: key.into(), name: name.into(), name_ar: name_ar.into(), country: None, sector: None, outlet }
}

pub(crate) fn cell(stance: CellStance, value: Option<&str>, evidence: Vec<Evidence>) -> Cell {
    Cell { stance, value: value.map(Into::into), evidence, confidence: 0.9, marked: None }
}

pub(crate) fn evidence(article: &CodedArticle, words: &str, source: Option<Party>) -> Evidence {
    Evidence { article: article.id.clone(), span: at(article, words), source, statement: None }
}

pub(crate) fn point(
    name: (&str, &str),
    kind: PointKind,
    relation: Relation,
    cells: Vec<(&str, Cell)>,
) -> Point {
    Point {
        point: name.0.into(),
        point_ar: name.1.into(),
        kind,
        cells: cells.into_iter().map(|(k, c)| (k.to_owned(), c)).collect::<BTreeMap<_, _>>(),
        relation,
    }
}

const WEST: &str = "قالت رئاسة نورستان إن الرئيس سامي الراعي أجرى الثلاثاء اتصالا هاتفيا برئيسة ساحلستان ليلى مراد استمر 40 دقيقة.\n\
وأكد البيان أن الجانبين اتفقا على فتح معبر الوادي أمام القوافل خلال أسبوعين. وأضاف أن الرئيس أثار ملف الصيادين المحتجزين، قائلا: \"لن نغلق هذا الملف قبل عودة كل صياد إلى بيته\".\n\
وقال متحدث باسم الرئاسة إن عدد المحتجزين 14 صيادا. ولم يشر بيان نورستان إلى خط أنابيب الغاز الذي تحدثت عنه ساحلستان.\n\
ومن المقرر أن يلتقي الوزيران في مدينة تلمار يوم 20 مارس.";

const EAST: &str = "أعلن ديوان الرئاسة في ساحلستان أن المكالمة جرت بطلب من نورستان ودامت نصف ساعة.\n\
وبحسب الديوان، ناقشت الرئيسة ليلى مراد مع نظيرها استئناف ضخ الغاز عبر خط الأنابيب الجنوبي. ونفى الديوان وجود أي صيادين محتجزين، وقال إن من أوقفوا مهربون عددهم 9.\n\
ووصف الديوان أجواء الحديث بأنها \"جادة وصريحة\". ولم يتطرق بيان ساحلستان إلى موعد فتح المعبر.";

const THIRD: &str = "ذكر مسؤول في هيئة مراقبة الهدنة، طلب عدم نشر اسمه، أن المعبر سيفتح جزئيا في البداية، وأن الهيئة تحققت من احتجاز 12 صيادا.\n\
وقال المسؤول إن الجانبين لم يتفقا بعد على ترتيبات التفتيش. وكانت نورستان قد طردت الأسبوع الماضي دبلوماسيين اثنين من سفارة ساحلستان.";

/// The affair of two presidents: three articles, a call of eight points and three sides.
pub(crate) fn affair() -> Corpus {
    let mut west = article(
        "west.txt",
        "وكالة الوادي",
        "2024-03-05T21:10:00+03:00",
        "الراعي ومراد يبحثان هاتفيا فتح معبر الوادي",
        WEST,
    );
    let mut east = article(
        "east.txt",
        "صحيفة الساحل",
        "2024-03-06T08:00:00+03:00",
        "ديوان الرئاسة: مكالمة جادة وصريحة مع نورستان",
        EAST,
    );
    let mut third = article(
        "news.jsonl#3",
        "إذاعة تلمار",
        "2024-03-06T11:45:00+03:00",
        "هيئة المراقبة: المعبر يفتح جزئيا",
        THIRD,
    );

    west.entities = vec![
        entity(&west, "e1", EntityKind::Person, ("Sami al-Rai", "سامي الراعي"), &["الرئيس سامي الراعي"]),
        entity(&west, "e2", EntityKind::Person, ("Layla Murad", "ليلى مراد"), &["ليلى مراد"]),
        entity(
            &west,
            "e3",
            EntityKind::Government,
            ("Presidency of Nuristan", "رئاسة نورستان"),
            &["رئاسة نورستان"],
        ),
        entity(&west, "e4", EntityKind::Place, ("Talmar", "تلمار"), &["مدينة تلمار"]),
    ];
    west.entities[0].role = Some("president of Nuristan".into());
    west.times = vec![
        Time {
            id: "t1".into(),
            span: at(&west, "الثلاثاء"),
            kind: TimeType::Date,
            value: "2024-03-05".into(),
        },
        Time {
            id: "t2".into(),
            span: at(&west, "يوم 20 مارس"),
            kind: TimeType::Date,
            value: "2024-03-20".into(),
        },
    ];
    let presidency = || party(&west, "رئاسة نورستان", Some("e3"));
    let quote = Quote {
        id: "q1".into(),
        span: at(&west, "لن نغلق هذا الملف قبل عودة كل صياد إلى بيته"),
        speaker: Some(party(&west, "الرئيس سامي الراعي", Some("e1"))),
        cue: Some(at(&west, "قائلا")),
    };
    let said = vec![
        statement(
            &west,
            "s1",
            Stance::Asserts,
            presidency(),
            "الجانبين اتفقا على فتح معبر الوادي أمام القوافل خلال أسبوعين",
        ),
        statement(&west, "s2", Stance::Asserts, presidency(), "الرئيس أثار ملف الصيادين المحتجزين"),
        statement(&west, "s3", Stance::LeavesOut, presidency(), "خط أنابيب الغاز الذي تحدثت عنه ساحلستان"),
        statement(&west, "s4", Stance::Promises, presidency(), "لن نغلق هذا الملف"),
    ];
    let claims = vec![
        claim(
            &west,
            "c1",
            EventType::Consult,
            "اتصالا هاتفيا",
            "قالت رئاسة نورستان إن الرئيس سامي الراعي أجرى الثلاثاء اتصالا هاتفيا",
        ),
        claim(
            &west,
            "c2",
            EventType::Consult,
            "يلتقي",
            "ومن المقرر أن يلتقي الوزيران في مدينة تلمار يوم 20 مارس",
        ),
    ];
    let call = Communication {
        id: "k1".into(),
        kind: CommunicationKind::Call,
        trigger: at(&west, "اتصالا هاتفيا"),
        also: vec![],
        parties: vec![],
        date: Some("2024-03-05".into()),
        claim: Some("c1".into()),
    };
    west.furniture = vec![
        Furniture {
            text: "الرئيسية | سياسة | اقتصاد".into(), kind: FurnitureKind::Navigation, start: 0
        },
        Furniture { text: "شارك الخبر".into(), kind: FurnitureKind::Share, start: 900 },
    ];
    let words = |a: &CodedArticle, w: &str, s: &str| evidence(a, w, Some(party(a, s, None)));
    east.claims = vec![claim(
        &east,
        "c3",
        EventType::Consult,
        "المكالمة",
        "المكالمة جرت بطلب من نورستان ودامت نصف ساعة",
    )];
    third.claims = vec![claim(
        &third,
        "c4",
        EventType::Sanction,
        "طردت",
        "وكانت نورستان قد طردت الأسبوع الماضي دبلوماسيين اثنين",
    )];
    third.diagnostics = vec![Diagnostic {
        severity: Severity::Warning,
        message: "\"الأسبوع الماضي\" could not be resolved to a day".into(),
        start: 0,
        end: 5,
    }];
    let (n, s, m) = ("NUR-GOV", "SAH-GOV", "IGO-monitors");
    use {CellStance as S, PointKind as K, Relation as R};
    let west_says = |stance, value, w: &str| {
        (n, cell(stance, value, vec![evidence(&west, w, Some(party(&west, "رئاسة نورستان", Some("e3"))))]))
    };
    let east_says = |stance, value, w: &str| (s, cell(stance, value, vec![words(&east, w, "الديوان")]));
    let third_says = |stance, value, w: &str| {
        (m, cell(stance, value, vec![words(&third, w, "مسؤول في هيئة مراقبة الهدنة")]))
    };
    let outlet_says = |stance, w: &str, a: &CodedArticle| cell(stance, None, vec![evidence(a, w, None)]);
    let points = vec![
        point(
            ("Opening of the Wadi crossing", "فتح معبر الوادي"),
            K::Issue,
            R::Differ,
            vec![
                west_says(S::Asserts, None, "الجانبين اتفقا على فتح معبر الوادي أمام القوافل خلال أسبوعين"),
                (s, outlet_says(S::LeftOut, "ولم يتطرق بيان ساحلستان إلى موعد فتح المعبر", &east)),
                third_says(S::Asserts, None, "المعبر سيفتح جزئيا في البداية"),
            ],
        ),
        point(
            ("detained", "المحتجزون"),
            K::Number,
            R::Differ,
            vec![
                west_says(S::Value, Some("14"), "عدد المحتجزين 14 صيادا"),
                east_says(S::Value, Some("9"), "من أوقفوا مهربون عددهم 9"),
                third_says(S::Value, Some("12"), "الهيئة تحققت من احتجاز 12 صيادا"),
            ],
        ),
        point(
            ("Fishermen in detention", "وجود صيادين محتجزين"),
            K::Claim,
            R::Contradict,
            vec![
                (
                    n,
                    cell(
                        S::Asserts,
                        None,
                        vec![
                            words(&west, "الرئيس أثار ملف الصيادين المحتجزين", "رئاسة نورستان"),
                            words(&west, "لن نغلق هذا الملف قبل عودة كل صياد إلى بيته", "الرئيس سامي الراعي"),
                            words(&west, "عدد المحتجزين 14 صيادا", "متحدث باسم الرئاسة"),
                        ],
                    ),
                ),
                east_says(S::Denies, None, "ونفى الديوان وجود أي صيادين محتجزين"),
                third_says(S::Asserts, None, "الهيئة تحققت من احتجاز 12 صيادا"),
            ],
        ),
        point(
            ("Southern gas pipeline", "خط الأنابيب الجنوبي"),
            K::Issue,
            R::Differ,
            vec![
                (n, outlet_says(S::LeftOut, "ولم يشر بيان نورستان إلى خط أنابيب الغاز", &west)),
                east_says(
                    S::Asserts,
                    None,
                    "ناقشت الرئيسة ليلى مراد مع نظيرها استئناف ضخ الغاز عبر خط الأنابيب الجنوبي",
                ),
            ],
        ),
        point(
            ("who asked for the talks", "صاحب المبادرة إلى الاتصال"),
            K::Initiator,
            R::OnlyOneSide,
            vec![east_says(S::Asserts, None, "المكالمة جرت بطلب من نورستان")],
        ),
        point(
            ("duration", "مدة المكالمة"),
            K::Number,
            R::Differ,
            vec![
                west_says(S::Value, Some("40 min"), "استمر 40 دقيقة"),
                east_says(S::Value, Some("30 min"), "ودامت نصف ساعة"),
            ],
        ),
        point(
            ("tone of the talks", "أجواء الحديث"),
            K::Claim,
            R::OnlyOneSide,
            vec![east_says(S::Asserts, None, "ووصف الديوان أجواء الحديث بأنها \"جادة وصريحة\"")],
        ),
        point(
            ("inspection at the crossing", "ترتيبات التفتيش"),
            K::Demand,
            R::OnlyOneSide,
            vec![
                (n, cell(S::Silent, None, vec![])),
                third_says(S::Denies, None, "الجانبين لم يتفقا بعد على ترتيبات التفتيش"),
            ],
        ),
    ];
    let mut call_event = event(
        "ev1",
        EventType::Consult,
        ("Sami al-Rai and Layla Murad spoke by phone", "محادثة هاتفية بين سامي الراعي وليلى مراد"),
        Some("2024-03-05"),
        &["east.txt", "news.jsonl#3", "west.txt"],
    );
    call_event.mode = Some("phone".into());
    call_event.cameo = Some("041".into());
    call_event.actors =
        vec![actor("Sami al-Rai", "سامي الراعي", "NUR"), actor("Layla Murad", "ليلى مراد", "SAH")];
    call_event.claims = vec!["c1".into(), "c3".into()];
    call_event.voices = 2;
    call_event.first_reported =
        Some(FirstReported { published: west.published.clone(), article: "west.txt".into() });
    let mut promise = event(
        "ev2",
        EventType::Agree,
        (
            "Nuristan and Sahelistan agreed to open the Wadi crossing",
            "تفاهم بين نورستان وساحلستان على فتح معبر الوادي",
        ),
        Some("2024-03-05"),
        &["west.txt"],
    );
    promise.part_of = Some("ev1".into());
    let mut denial = event(
        "ev3",
        EventType::Coerce,
        ("Sahelistan did not detain fishermen", "نفي: توقيف صيادين من جانب ساحلستان"),
        Some("2024-03"),
        &["east.txt"],
    );
    denial.status = Status::Negated;
    let expulsion = event(
        "ev4",
        EventType::Sanction,
        ("Nuristan expelled two diplomats of Sahelistan", "طرد نورستان دبلوماسيين اثنين من ساحلستان"),
        Some("2024-02-27"),
        &["news.jsonl#3"],
    );
    let mut planned = event(
        "ev5",
        EventType::Consult,
        ("The ministers of Nuristan and Sahelistan plan to meet", "خطط: لقاء بين وزيري نورستان وساحلستان"),
        Some("2024-03-20"),
        &["west.txt"],
    );
    planned.status = Status::Future;
    planned.place = Some(Place {
        span: at(&west, "مدينة تلمار"),
        name: "Talmar".into(),
        country: None,
        lat: None,
        lon: None,
    });
    let undated = event(
        "ev6",
        EventType::Accuse,
        ("Sahelistan criticised Nuristan", "انتقاد من ساحلستان إلى نورستان"),
        None,
        &["east.txt"],
    );
    let table = AccountTable {
        event: call_event.clone(),
        sides: vec![
            side(n, "Presidency of Nuristan", "رئاسة نورستان", false),
            side(s, "Presidency of Sahelistan", "رئاسة ساحلستان", false),
            side(m, "Truce monitors", "هيئة مراقبة الهدنة", false),
        ],
        points,
    };
    west.quotes = vec![quote];
    west.statements = said;
    west.claims = claims;
    west.communications = vec![call];
    let link = |a: &str, b: &str, merged, score, reasons: &[&str]| Link {
        a: a.into(),
        b: b.into(),
        merged,
        score,
        reasons: reasons.iter().map(|r| (*r).to_owned()).collect(),
    };
    Corpus {
        articles: vec![west, east, third],
        events: vec![expulsion, promise, call_event, denial, planned, undated],
        storylines: vec![Storyline {
            id: "st1".into(),
            name: "Nuristan and Sahelistan, 2024".into(),
            name_ar: "نورستان وساحلستان، 2024".into(),
            events: ["ev4", "ev1", "ev2", "ev3", "ev5", "ev6"].map(Into::into).into(),
            articles: ["east.txt", "news.jsonl#3", "west.txt"].map(Into::into).into(),
            from: Some("2024-02-27".into()),
            to: Some("2024-03-20".into()),
        }],
        tables: vec![table],
        links: vec![
            link(
                "c1",
                "c3",
                true,
                0.93,
                &["both name Sami al-Rai, Layla Murad", "the same day", "the same mode"],
            ),
            link("c2", "c3", false, 0.12, &["one is planned, the other happened"]),
        ],
    }
}
