//! What happened, in one line of English and one of Arabic.
//!
//! English is a sentence (`Joe Biden and Vladimir Putin spoke by phone`). Arabic is a headline built on the verbal
//! noun (`محادثة هاتفية بين جو بايدن وفلاديمير بوتين`), which is how Arabic headlines are written and which, unlike
//! a verb, does not have to agree with subjects whose gender no record knows.

use riwaya_record::{EventActor, EventType, Issue, NumberKind, Place, Status};

/// How an event of one type and mode is told. `{a}` is who, `{b}` to whom.
struct Wording {
    event: EventType,
    /// The mode it is for, or for events of no mode the CAMEO code; empty for all others.
    mode: &'static str,
    /// Past and infinitive with both: `met {b}`, `meet {b}`.
    directed: (&'static str, &'static str),
    /// Past and infinitive of those who do it together, or of one alone.
    joint: (&'static str, &'static str),
    /// Past and infinitive with `{b}` as subject, where nobody is said to have done it.
    suffered: (&'static str, &'static str),
    /// What it is called where nobody is named: `air strike`.
    noun: &'static str,
    /// Arabic with both, with `{a}` alone or together, with `{b}` alone.
    arabic: [&'static str; 3],
}

const fn row(
    event: EventType,
    mode: &'static str,
    directed: (&'static str, &'static str),
    joint: (&'static str, &'static str),
    suffered: (&'static str, &'static str),
    noun: &'static str,
    arabic: [&'static str; 3],
) -> Wording {
    Wording { event, mode, directed, joint, suffered, noun, arabic }
}

use EventType as E;

#[rustfmt::skip]
const WORDINGS: &[Wording] = &[
    row(E::Consult, "phone", ("spoke by phone with {b}", "speak by phone with {b}"), ("spoke by phone", "speak by phone"), ("took part in a phone call", "take part in a phone call"),
        "phone call", ["محادثة هاتفية بين {a} و{b}", "محادثة هاتفية {between}", "محادثة هاتفية مع {b}"]),
    row(E::Consult, "visit", ("visited {b}", "visit {b}"), ("made a visit", "make a visit"), ("received a visit", "receive a visit"),
        "visit", ["زيارة {a} إلى {b}", "زيارة {a}", "زيارة إلى {b}"]),
    row(E::Consult, "third-party", ("mediated with {b}", "mediate with {b}"), ("mediated", "mediate"), ("took part in mediated talks", "take part in mediated talks"),
        "mediation", ["وساطة {a} لدى {b}", "وساطة {a}", "وساطة لدى {b}"]),
    row(E::Consult, "", ("met {b}", "meet {b}"), ("held talks", "hold talks"), ("took part in talks", "take part in talks"),
        "talks", ["لقاء بين {a} و{b}", "لقاء {between}", "لقاء مع {b}"]),
    row(E::Agree, "meet", ("proposed to meet {b}", "propose to meet {b}"), ("proposed a meeting", "propose a meeting"), ("was offered a meeting", "be offered a meeting"),
        "offer of a meeting", ["اقتراح {a} عقد لقاء مع {b}", "اقتراح {a} عقد لقاء", "اقتراح عقد لقاء مع {b}"]),
    row(E::Agree, "", ("agreed or offered to work with {b}", "agree or offer to work with {b}"), ("agreed or offered to cooperate", "agree or offer to cooperate"), ("was offered an understanding", "be offered an understanding"),
        "understanding", ["تفاهم بين {a} و{b}", "تفاهم {between}", "تفاهم مع {b}"]),
    row(E::Support, "057", ("signed or entered an accord with {b}", "sign or enter an accord with {b}"), ("signed or entered an accord", "sign or enter an accord"), ("was party to a signing", "be party to a signing"),
        "signing of an accord", ["توقيع {a} اتفاقا مع {b}", "توقيع اتفاق {between}", "توقيع اتفاق مع {b}"]),
    row(E::Support, "051", ("praised, thanked or endorsed {b}", "praise, thank or endorse {b}"), ("voiced praise, thanks or endorsement", "voice praise, thanks or endorsement"), ("was praised, thanked or endorsed", "be praised, thanked or endorsed"),
        "praise, thanks or endorsement", ["إشادة {a} بـ{b} أو تأييده", "إشادة أو تأييد من {a}", "إشادة بـ{b} أو تأييده"]),
    row(E::Support, "", ("voiced support for {b}", "voice support for {b}"), ("voiced support", "voice support"), ("received support", "receive support"),
        "expression of support", ["دعم {a} تجاه {b}", "إعلان دعم من {a}", "دعم إلى {b}"]),
    row(E::Concede, "", ("made a concession to {b}", "make a concession to {b}"), ("made a concession", "make a concession"), ("obtained a concession", "obtain a concession"),
        "concession", ["تنازل من {a} إلى {b}", "تنازل من {a}", "تنازل إلى {b}"]),
    row(E::Cooperate, "", ("cooperated with {b}", "cooperate with {b}"), ("cooperated", "cooperate"), ("received cooperation", "receive cooperation"),
        "cooperation", ["تعاون بين {a} و{b}", "تعاون {between}", "تعاون مع {b}"]),
    row(E::Aid, "", ("gave aid to {b}", "give aid to {b}"), ("gave aid", "give aid"), ("received aid", "receive aid"),
        "aid", ["مساعدات من {a} إلى {b}", "مساعدات من {a}", "مساعدات إلى {b}"]),
    row(E::Retreat, "", ("withdrew or released in favour of {b}", "withdraw or release in favour of {b}"), ("withdrew, released or ceased fire", "withdraw, release or cease fire"), ("saw a withdrawal, release or ceasefire", "see a withdrawal, release or ceasefire"),
        "withdrawal, release or ceasefire", ["تراجع من {a} أمام {b}", "انسحاب أو إفراج أو وقف إطلاق نار من {a}", "انسحاب أو إفراج أو وقف إطلاق نار يشمل {b}"]),
    row(E::Retreat, "ceasefire", ("ceased fire against {b}", "cease fire against {b}"), ("ceased fire", "cease fire"), ("saw a ceasefire", "see a ceasefire"),
        "ceasefire", ["وقف إطلاق النار بين {a} و{b}", "وقف إطلاق النار من {a}", "وقف إطلاق النار مع {b}"]),
    row(E::Retreat, "release", ("released {b}", "release {b}"), ("released prisoners", "release prisoners"), ("were released", "be released"),
        "release", ["إفراج {a} عن {b}", "إفراج {a} عن محتجزين", "الإفراج عن {b}"]),
    row(E::Retreat, "withdraw", ("withdrew from {b}", "withdraw from {b}"), ("withdrew", "withdraw"), ("saw a withdrawal", "see a withdrawal"),
        "withdrawal", ["انسحاب {a} من {b}", "انسحاب {a}", "الانسحاب من {b}"]),
    row(E::Request, "meet", ("asked {b} to meet", "ask {b} to meet"), ("asked for a meeting", "ask for a meeting"), ("was called to a meeting", "be called to a meeting"),
        "call for a meeting", ["دعوة {a} إلى لقاء {b}", "دعوة {a} إلى لقاء", "دعوة {b} إلى لقاء"]),
    row(E::Request, "", ("called on {b} to act", "call on {b} to act"), ("made a demand", "make a demand"), ("was called on to act", "be called on to act"),
        "demand", ["مطالبة من {a} إلى {b}", "مطالبة من {a}", "مطالبة موجهة إلى {b}"]),
    row(E::Accuse, "investigate", ("investigated {b}", "investigate {b}"), ("opened an investigation", "open an investigation"), ("was investigated", "be investigated"),
        "investigation", ["تحقيق {a} مع {b}", "تحقيق من {a}", "تحقيق مع {b}"]),
    row(E::Accuse, "", ("criticised {b}", "criticise {b}"), ("voiced criticism", "voice criticism"), ("was criticised", "be criticised"),
        "criticism", ["انتقاد من {a} إلى {b}", "انتقاد من {a}", "انتقاد موجه إلى {b}"]),
    row(E::Accuse, "allege", ("accused {b}", "accuse {b}"), ("made accusations", "make accusations"), ("was accused", "be accused"),
        "accusation", ["اتهامات من {a} إلى {b}", "اتهامات من {a}", "اتهامات موجهة إلى {b}"]),
    row(E::Reject, "", ("turned {b} down", "turn {b} down"), ("refused", "refuse"), ("met with a refusal", "meet with a refusal"),
        "refusal", ["رفض من {a} تجاه {b}", "رفض من {a}", "رفض تجاه {b}"]),
    row(E::Threaten, "", ("threatened or warned {b}", "threaten or warn {b}"), ("made a threat", "make a threat"), ("was threatened or warned", "be threatened or warned"),
        "threat or warning", ["تحذير من {a} إلى {b}", "تحذير من {a}", "تحذير موجه إلى {b}"]),
    row(E::Protest, "strike", ("went on strike against {b}", "go on strike against {b}"), ("went on strike", "go on strike"), ("faced a strike", "face a strike"),
        "strike", ["إضراب {a} ضد {b}", "إضراب {a}", "إضراب ضد {b}"]),
    row(E::Protest, "", ("protested against {b}", "protest against {b}"), ("protested", "protest"), ("faced protests", "face protests"),
        "protest", ["احتجاج {a} ضد {b}", "احتجاج {a}", "احتجاجات ضد {b}"]),
    row(E::Sanction, "expel", ("expelled diplomats or nationals of {b}", "expel diplomats or nationals of {b}"), ("expelled diplomats", "expel diplomats"), ("had diplomats or nationals expelled", "have diplomats or nationals expelled"),
        "expulsion", ["طرد من {a} يستهدف {b}", "طرد دبلوماسيين من جانب {a}", "طرد يستهدف {b}"]),
    row(E::Sanction, "", ("imposed sanctions on {b}", "impose sanctions on {b}"), ("imposed sanctions", "impose sanctions"), ("came under sanctions", "come under sanctions"),
        "sanctions", ["عقوبات من {a} على {b}", "عقوبات من {a}", "عقوبات على {b}"]),
    row(E::Sanction, "discontinue", ("broke off or reduced relations with {b}", "break off or reduce relations with {b}"), ("broke off or reduced relations", "break off or reduce relations"), ("saw relations reduced", "see relations reduced"),
        "reduction of relations", ["تقليص {a} العلاقات مع {b}", "تقليص {a} العلاقات", "تقليص العلاقات مع {b}"]),
    row(E::Mobilize, "", ("massed forces against {b}", "mass forces against {b}"), ("massed forces", "mass forces"), ("faced massed forces", "face massed forces"),
        "massing of forces", ["حشد قوات من {a} قبالة {b}", "حشد قوات من {a}", "حشد قوات قبالة {b}"]),
    row(E::Coerce, "arrest", ("arrested {b}", "arrest {b}"), ("made arrests", "make arrests"), ("faced arrest", "face arrest"),
        "arrest", ["توقيف {b} من جانب {a}", "توقيفات من جانب {a}", "توقيف {b}"]),
    row(E::Coerce, "deport", ("deported {b}", "deport {b}"), ("carried out deportations", "carry out deportations"), ("faced deportation", "face deportation"),
        "deportation", ["ترحيل {b} من جانب {a}", "ترحيل من جانب {a}", "ترحيل {b}"]),
    row(E::Coerce, "cyber", ("attacked computers of {b}", "attack computers of {b}"), ("attacked computers", "attack computers"), ("suffered a cyber attack", "suffer a cyber attack"),
        "cyber attack", ["هجوم إلكتروني من {a} على {b}", "هجوم إلكتروني من {a}", "هجوم إلكتروني على {b}"]),
    row(E::Coerce, "misinformation", ("interfered by misinformation in {b}", "interfere by misinformation in {b}"), ("interfered by misinformation", "interfere by misinformation"), ("faced misinformation", "face misinformation"),
        "misinformation", ["تضليل من {a} ضد {b}", "تضليل من {a}", "تضليل ضد {b}"]),
    row(E::Coerce, "", ("took coercive measures against {b}", "take coercive measures against {b}"), ("took coercive measures", "take coercive measures"), ("faced coercive measures", "face coercive measures"),
        "coercive measures", ["إجراءات قسرية من {a} ضد {b}", "إجراءات قسرية من {a}", "إجراءات قسرية ضد {b}"]),
    row(E::Assault, "", ("attacked {b}", "attack {b}"), ("used force", "use force"), ("came under attack", "come under attack"),
        "attack", ["هجوم من {a} على {b}", "هجوم من {a}", "هجوم على {b}"]),
    row(E::Assault, "aerial", ("struck {b} from the air", "strike {b} from the air"), ("carried out air strikes", "carry out air strikes"), ("came under air attack", "come under air attack"),
        "air strike", ["ضربات جوية من {a} على {b}", "ضربات جوية من {a}", "ضربات جوية على {b}"]),
    row(E::Assault, "heavy-weapons", ("shelled {b} or fired rockets at it", "shell {b} or fire rockets at it"), ("fired shells or rockets", "fire shells or rockets"), ("came under shelling or rocket fire", "come under shelling or rocket fire"),
        "shelling or rocket fire", ["قصف من {a} على {b}", "قصف من {a}", "قصف على {b}"]),
    row(E::Assault, "explosives", ("bombed {b}", "bomb {b}"), ("set off a bomb", "set off a bomb"), ("was hit by a bomb", "be hit by a bomb"),
        "bombing", ["تفجير من {a} استهدف {b}", "تفجير من {a}", "تفجير استهدف {b}"]),
    row(E::Assault, "suicide-attack", ("carried out a suicide attack on {b}", "carry out a suicide attack on {b}"), ("carried out a suicide attack", "carry out a suicide attack"), ("was hit by a suicide attack", "be hit by a suicide attack"),
        "suicide attack", ["هجوم انتحاري من {a} على {b}", "هجوم انتحاري من {a}", "هجوم انتحاري على {b}"]),
    row(E::Assault, "firearms", ("opened fire on {b}", "open fire on {b}"), ("opened fire", "open fire"), ("came under fire", "come under fire"),
        "shooting", ["إطلاق نار من {a} على {b}", "إطلاق نار من {a}", "إطلاق نار على {b}"]),
    row(E::Assault, "chem-bio", ("attacked {b} with poison or gas", "attack {b} with poison or gas"), ("used poison or gas", "use poison or gas"), ("came under attack with poison or gas", "come under attack with poison or gas"),
        "attack with poison or gas", ["هجوم بمواد سامة من {a} على {b}", "هجوم بمواد سامة من {a}", "هجوم بمواد سامة على {b}"]),
    row(E::Assault, "abduct", ("abducted {b}", "abduct {b}"), ("carried out an abduction", "carry out an abduction"), ("was abducted", "be abducted"),
        "abduction", ["خطف {a} {b}", "عملية خطف من جانب {a}", "خطف {b}"]),
    row(E::Assault, "assassinate", ("assassinated {b} or tried to", "assassinate {b}"), ("carried out an assassination", "carry out an assassination"), ("was the target of an assassination", "be the target of an assassination"),
        "assassination", ["اغتيال {b} أو محاولته من جانب {a}", "عملية اغتيال من جانب {a}", "اغتيال {b} أو محاولته"]),
    row(E::Assault, "execute", ("executed {b}", "execute {b}"), ("carried out executions", "carry out executions"), ("was executed", "be executed"),
        "execution", ["إعدام {a} {b}", "عمليات إعدام من جانب {a}", "إعدام {b}"]),
    row(E::Assault, "torture", ("tortured {b}", "torture {b}"), ("used torture", "use torture"), ("was tortured", "be tortured"),
        "torture", ["تعذيب {a} {b}", "تعذيب من جانب {a}", "تعذيب {b}"]),
    row(E::Coerce, "seize", ("seized property or ground of {b}", "seize property or ground of {b}"), ("seized property or ground", "seize property or ground"), ("was seized or had property seized", "be seized or have property seized"),
        "seizure", ["استيلاء {a} على ممتلكات أو مناطق {b}", "استيلاء من جانب {a}", "الاستيلاء على {b}"]),
    row(E::Coerce, "ban", ("banned {b}", "ban {b}"), ("imposed a ban", "impose a ban"), ("was banned", "be banned"),
        "ban", ["حظر من {a} على {b}", "حظر من {a}", "حظر على {b}"]),
    row(E::Coerce, "curfew", ("put {b} under a curfew or emergency rule", "put {b} under a curfew or emergency rule"), ("imposed a curfew or emergency rule", "impose a curfew or emergency rule"), ("came under a curfew or emergency rule", "come under a curfew or emergency rule"),
        "curfew or emergency rule", ["حظر تجول أو طوارئ من {a} على {b}", "حظر تجول أو طوارئ من {a}", "حظر تجول أو طوارئ على {b}"]),
    row(E::Sanction, "withdraw", ("left or quit {b}", "leave or quit {b}"), ("withdrew from an accord or body", "withdraw from an accord or body"), ("saw a withdrawal", "see a withdrawal"),
        "withdrawal", ["انسحاب {a} من {b}", "انسحاب {a} من اتفاق أو هيئة", "الانسحاب من {b}"]),
    row(E::Protest, "riot", ("rioted against {b}", "riot against {b}"), ("rioted", "riot"), ("faced riots", "face riots"),
        "riot", ["أعمال شغب من {a} ضد {b}", "أعمال شغب من {a}", "أعمال شغب ضد {b}"]),
    row(E::Protest, "boycott", ("boycotted {b}", "boycott {b}"), ("called or kept a boycott", "call or keep a boycott"), ("was boycotted", "be boycotted"),
        "boycott", ["مقاطعة {a} لـ{b}", "مقاطعة من جانب {a}", "مقاطعة {b}"]),
    row(E::Retreat, "resign", ("resigned or gave up power to {b}", "resign or give up power to {b}"), ("resigned or gave up power", "resign or give up power"), ("saw a resignation", "see a resignation"),
        "resignation", ["استقالة {a} أو تنحيه أمام {b}", "استقالة {a} أو تنحيه", "استقالة في {b}"]),
    row(E::Retreat, "disarm", ("disarmed before {b}", "disarm before {b}"), ("disarmed or gave up weapons", "disarm or give up weapons"), ("saw weapons given up", "see weapons given up"),
        "disarmament", ["تخلي {a} عن السلاح أمام {b}", "تخلي {a} عن السلاح", "نزع سلاح {b}"]),
    row(E::Retreat, "access", ("gave access to {b}", "give access to {b}"), ("gave access", "give access"), ("was given access", "be given access"),
        "access", ["سماح {a} بالدخول أمام {b}", "سماح {a} بالدخول", "السماح بالدخول أمام {b}"]),
    row(E::Aid, "military", ("gave military aid to {b}", "give military aid to {b}"), ("gave military aid", "give military aid"), ("received military aid", "receive military aid"),
        "military aid", ["مساعدات عسكرية من {a} إلى {b}", "مساعدات عسكرية من {a}", "مساعدات عسكرية إلى {b}"]),
    row(E::Aid, "economic", ("gave economic aid to {b}", "give economic aid to {b}"), ("gave economic aid", "give economic aid"), ("received economic aid", "receive economic aid"),
        "economic aid", ["مساعدات اقتصادية من {a} إلى {b}", "مساعدات اقتصادية من {a}", "مساعدات اقتصادية إلى {b}"]),
    row(E::Aid, "humanitarian", ("gave humanitarian aid to {b}", "give humanitarian aid to {b}"), ("gave humanitarian aid", "give humanitarian aid"), ("received humanitarian aid", "receive humanitarian aid"),
        "humanitarian aid", ["مساعدات إنسانية من {a} إلى {b}", "مساعدات إنسانية من {a}", "مساعدات إنسانية إلى {b}"]),
    row(E::Aid, "asylum", ("gave asylum to {b}", "give asylum to {b}"), ("gave asylum", "give asylum"), ("received asylum", "receive asylum"),
        "asylum", ["منح {a} اللجوء إلى {b}", "منح {a} اللجوء", "منح اللجوء إلى {b}"]),
    row(E::Reject, "veto", ("vetoed {b}", "veto {b}"), ("cast a veto", "cast a veto"), ("met with a veto", "meet with a veto"),
        "veto", ["نقض من {a} ضد {b}", "نقض من {a}", "نقض ضد {b}"]),
    row(E::Request, "change", ("called on {b} to change its order or leaders", "call on {b} to change its order or leaders"), ("called for a change of order or leaders", "call for a change of order or leaders"), ("was called on to change its order or leaders", "be called on to change its order or leaders"),
        "call for change", ["مطالبة {a} بالتغيير لدى {b}", "مطالبة {a} بالتغيير", "مطالبة {b} بالتغيير"]),
    row(E::Request, "assist", ("asked {b} for help", "ask {b} for help"), ("asked for help", "ask for help"), ("was asked for help", "be asked for help"),
        "call for help", ["طلب {a} المساعدة من {b}", "طلب {a} المساعدة", "طلب المساعدة من {b}"]),
];

/// Who had to go, where a state is told as the one they are of.
const OF_A_STATE: &str = "diplomats or nationals of ";

/// What the wording is made from.
pub(crate) struct Happening<'a> {
    pub(crate) event: EventType,
    pub(crate) mode: Option<&'a str>,
    /// Its CAMEO code.
    pub(crate) cameo: Option<&'a str>,
    pub(crate) status: Status,
    pub(crate) actors: &'a [EventActor],
    pub(crate) recipients: &'a [EventActor],
    pub(crate) issues: &'a [Issue],
    pub(crate) place: Option<&'a Place>,
    /// What is counted, the least and the most that texts say.
    pub(crate) toll: Option<(NumberKind, f64, f64)>,
}

/// The event in one line of English and one of Arabic: who did it to whom, where, about what, with how many dead.
pub(crate) fn tell(of: &Happening<'_>) -> (String, String) {
    let rows = || WORDINGS.iter().filter(|w| w.event == of.event);
    let found =
        rows().find(|w| of.mode.or(of.cameo) == Some(w.mode)).or_else(|| rows().find(|w| w.mode.is_empty()));
    let Some(wording) = found else { return (of.event.to_string(), of.event.to_string()) };
    let (actors, recipients) = (worth_naming(of.actors), worth_naming(of.recipients));
    let mut what = english(of, wording, &actors, &recipients);
    let mut what_ar = arabic(of, wording, &actors, &recipients);
    if let Some(place) = of.place.filter(|p| !p.name.is_empty() && !what.contains(&p.name)) {
        what = format!("{what} in {}", with_article(&place.name));
        if !what_ar.contains(&place.span.text) {
            what_ar = format!("{what_ar} في {}", place.span.text);
        }
    }
    if crate::told::is_speech(of.event)
        && let Some(issue) = of.issues.iter().find(|i| !i.key.starts_with("np:"))
    {
        what = format!("{what} ({})", issue.name);
        what_ar = format!("{what_ar} ({})", issue.span.text);
    }
    if let Some((kind, least, most)) = of.toll {
        let count = if least < most { format!("{least}–{most}") } else { most.to_string() };
        let (en, ar) = counted(kind);
        what = format!("{what}: {count} {en}");
        what_ar = format!("{what_ar} ({ar}: {count})");
    }
    (what, what_ar)
}

fn english(
    of: &Happening<'_>,
    wording: &Wording,
    actors: &[&EventActor],
    recipients: &[&EventActor],
) -> String {
    let names = |all: &[&EventActor]| list(all.iter().map(|a| with_article(&a.name)), " and ", ", ");
    let (who, whom) = (names(actors), names(recipients));
    let met = of.event == EventType::Consult && wording.mode.is_empty() && actors.len() > 1;
    let (subject, verbs, many) = match (who.is_empty(), whom.is_empty()) {
        (false, false) => (who, wording.directed, actors.len() > 1),
        (false, true) if met => (who, ("met", "meet"), true),
        (false, true) => (who, wording.joint, actors.len() > 1),
        (true, false) => (whom.clone(), wording.suffered, recipients.len() > 1),
        (true, true) => {
            let noun = capital(wording.noun);
            return match of.status {
                Status::Actual | Status::Historical => format!("{noun} reported"),
                Status::Future => format!("{noun} planned"),
                Status::Hypothetical => format!("{noun} possible"),
                Status::Negated => format!("{noun} denied or called off"),
            };
        }
    };
    let (past, infinitive) = verbs;
    let predicate = match of.status {
        Status::Actual | Status::Historical if many && past.starts_with("was ") => {
            format!("were {}", &past[4..])
        }
        Status::Actual | Status::Historical if !many && past.starts_with("were ") => {
            format!("was {}", &past[5..])
        }
        Status::Actual | Status::Historical => past.to_owned(),
        Status::Future if many => format!("plan to {infinitive}"),
        Status::Future => format!("plans to {infinitive}"),
        Status::Hypothetical => format!("may {infinitive}"),
        Status::Negated => format!("did not {infinitive}"),
    };
    // Expelled Russian diplomats: who is described is among those who had to go, and not their state.
    let described = recipients.iter().all(|r| r.key.is_none());
    let predicate = if described { predicate.replace(OF_A_STATE, "") } else { predicate };
    capital(&format!("{subject} {}", predicate.replace("{b}", &whom)))
}

fn arabic(
    of: &Happening<'_>,
    wording: &Wording,
    actors: &[&EventActor],
    recipients: &[&EventActor],
) -> String {
    let names = |all: &[&EventActor]| list(all.iter().map(|a| a.name_ar.clone()), " و", " و");
    let (who, whom) = (names(actors), names(recipients));
    let pattern = match (who.is_empty(), whom.is_empty()) {
        (true, false) => wording.arabic[2],
        (false, false) => wording.arabic[0],
        _ => wording.arabic[1],
    };
    let between = if actors.len() > 1 { format!("بين {who}") } else { format!("من جانب {who}") };
    let who = if who.is_empty() { "أطراف لم تسم".to_owned() } else { who };
    let noun = pattern.replace("{between}", &between).replace("{a}", &who).replace("{b}", &whom);
    match of.status {
        Status::Actual | Status::Historical => noun,
        Status::Future => format!("خطط: {noun}"),
        Status::Hypothetical => format!("احتمال: {noun}"),
        Status::Negated => format!("نفي: {noun}"),
    }
}

/// Beside parties who are known, words that name nobody in particular say little.
fn worth_naming(all: &[EventActor]) -> Vec<&EventActor> {
    let known = |a: &&EventActor| a.key.is_some() || a.country.is_some();
    let named: Vec<&EventActor> = all.iter().filter(known).collect();
    if named.is_empty() { all.iter().collect() } else { named }
}

/// What a toll counts.
fn counted(kind: NumberKind) -> (&'static str, &'static str) {
    match kind {
        NumberKind::Killed => ("killed", "القتلى"),
        NumberKind::Wounded => ("wounded", "الجرحى"),
        NumberKind::Detained => ("held", "الموقوفون"),
        _ => ("displaced", "النازحون"),
    }
}

/// `A`, `A and B`, `A, B and C`; past four names the rest is left out.
fn list(names: impl Iterator<Item = String>, last: &str, between: &str) -> String {
    let names: Vec<String> = names.take(4).collect();
    match names.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((end, rest)) => format!("{}{last}{end}", rest.join(between)),
    }
}

/// Names of states and bodies that English uses with the article.
const WITH_ARTICLE: &[&str] = &[
    "United States",
    "United Kingdom",
    "United Nations",
    "United Arab Emirates",
    "European Union",
    "African Union",
    "Arab League",
    "Netherlands",
    "Philippines",
    "Maldives",
    "Bahamas",
    "Gambia",
    "Comoros",
    "Central African Republic",
    "Czech Republic",
    "Dominican Republic",
    "Democratic Republic of the Congo",
    "Republic of the Congo",
    "Kremlin",
    "White House",
    "Elysee",
    "Vatican",
    "Security Council",
    "Palestinian Authority",
];

/// The name as it stands inside a sentence.
pub(crate) fn with_article(name: &str) -> String {
    if WITH_ARTICLE.iter().any(|n| name == *n || name.starts_with(n) && name[n.len()..].starts_with(' ')) {
        format!("the {name}")
    } else {
        name.to_owned()
    }
}

fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn party(name: &str, name_ar: &str) -> EventActor {
        EventActor { name: name.into(), name_ar: name_ar.into(), country: None, sector: None, key: None }
    }

    fn told(
        event: EventType,
        mode: Option<&str>,
        status: Status,
        a: &[EventActor],
        b: &[EventActor],
    ) -> (String, String) {
        tell(&Happening {
            event,
            mode,
            cameo: None,
            status,
            actors: a,
            recipients: b,
            issues: &[],
            place: None,
            toll: None,
        })
    }

    #[test]
    fn sentences() {
        let (usa, rus) = (party("United States", "الولايات المتحدة"), party("Russia", "روسيا"));
        let both = [party("Joe Biden", "جو بايدن"), party("Vladimir Putin", "فلاديمير بوتين")];
        let (en, ar) = told(E::Consult, Some("phone"), Status::Actual, &both, &[]);
        assert_eq!(en, "Joe Biden and Vladimir Putin spoke by phone");
        assert_eq!(ar, "محادثة هاتفية بين جو بايدن وفلاديمير بوتين");
        let (a, b) = (std::slice::from_ref(&usa), std::slice::from_ref(&rus));
        assert_eq!(
            told(E::Sanction, None, Status::Actual, a, b).0,
            "The United States imposed sanctions on Russia"
        );
        assert_eq!(
            told(E::Consult, None, Status::Future, &both, &[]).0,
            "Joe Biden and Vladimir Putin plan to meet"
        );
        assert_eq!(told(E::Assault, None, Status::Actual, &[], b).0, "Russia came under attack");
        assert_eq!(
            told(E::Accuse, None, Status::Negated, b, a).0,
            "Russia did not criticise the United States"
        );
    }

    #[test]
    fn where_and_how_many() {
        let place = Place {
            span: riwaya_record::Span::default(),
            name: "Kabul".to_owned(),
            country: Some("AFG".to_owned()),
            lat: None,
            lon: None,
        };
        let attack = Happening {
            event: E::Assault,
            mode: Some("suicide-attack"),
            cameo: None,
            status: Status::Actual,
            actors: &[],
            recipients: &[],
            issues: &[],
            place: Some(&place),
            toll: Some((NumberKind::Killed, 12.0, 26.0)),
        };
        assert_eq!(tell(&attack).0, "Suicide attack reported in Kabul: 12–26 killed");
    }

    /// A signature is no mere voicing of support.
    #[test]
    fn what_has_no_mode_is_told_by_its_code() {
        let (a, b) = (party("Algeria", "الجزائر"), party("Mauritania", "موريتانيا"));
        let mut signing = Happening {
            event: E::Support,
            mode: None,
            cameo: Some("057"),
            status: Status::Actual,
            actors: &[a, b],
            recipients: &[],
            issues: &[],
            place: None,
            toll: None,
        };
        let (what, what_ar) = tell(&signing);
        assert_eq!(what, "Algeria and Mauritania signed or entered an accord");
        assert_eq!(what_ar, "توقيع اتفاق بين الجزائر وموريتانيا");
        signing.cameo = Some("050");
        assert_eq!(tell(&signing).0, "Algeria and Mauritania voiced support");
    }

    #[test]
    fn nobody_in_particular_is_left_out_beside_the_known() {
        let known = EventActor { country: Some("XAA".into()), ..party("Arvania", "أرفانيا") };
        let (en, _) = told(E::Assault, None, Status::Actual, &[known, party("مسلحون", "مسلحون")], &[]);
        assert_eq!(en, "Arvania used force");
    }

    #[test]
    fn every_type_has_words() {
        for event in E::ALL {
            assert!(WORDINGS.iter().any(|w| w.event == *event && w.mode.is_empty()), "{event}");
        }
    }
}
