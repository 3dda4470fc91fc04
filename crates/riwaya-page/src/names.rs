//! The codes of the records in readers' words.

use riwaya_record::{
    CellStance, CommunicationKind, EntityKind, EventType, FurnitureKind, PointKind, Relation, Severity,
    Stance, Status,
};

use crate::wording::Both;

pub(crate) fn event_type(of: EventType) -> Both {
    use EventType as E;
    let (ar, en) = match of {
        E::Agree => ("تفاهم أو تعهد", "agree"),
        E::Consult => ("تشاور", "consult"),
        E::Support => ("تأييد", "support"),
        E::Concede => ("تنازل", "concede"),
        E::Cooperate => ("تعاون", "cooperate"),
        E::Aid => ("مساعدة", "aid"),
        E::Retreat => ("انسحاب أو إفراج", "retreat"),
        E::Request => ("طلب أو اقتراح", "request"),
        E::Accuse => ("انتقاد أو اتهام", "accuse"),
        E::Reject => ("رفض", "reject"),
        E::Threaten => ("تحذير أو تهديد", "threaten"),
        E::Protest => ("احتجاج", "protest"),
        E::Sanction => ("عقوبات أو قطع علاقات", "sanction"),
        E::Mobilize => ("حشد قوات", "mobilize"),
        E::Coerce => ("إكراه", "coerce"),
        E::Assault => ("استخدام القوة", "assault"),
    };
    Both::new(ar, en)
}

/// A PLOVER mode; one that is not known here is shown by its code.
pub(crate) fn mode(code: &str) -> Both {
    let ar = match code {
        "phone" => "هاتفيا",
        "visit" => "زيارة",
        "third-party" => "وساطة",
        "multilateral" => "متعدد الأطراف",
        "meet" => "طلب لقاء",
        "change" => "طلب تغيير",
        "assist" => "طلب مساعدة",
        "disapprove" => "استنكار",
        "investigate" => "تحقيق",
        "allege" => "اتهام",
        "discontinue" => "قطع أو تعليق",
        "convict" => "إدانة",
        "expel" => "طرد",
        "withdraw" => "انسحاب",
        "ceasefire" => "وقف إطلاق نار",
        "disarm" => "نزع سلاح",
        "release" => "إفراج",
        "return" => "إعادة",
        "access" => "سماح بالدخول",
        "resign" => "استقالة",
        "demo" => "تظاهر",
        "riot" => "شغب",
        "strike" => "إضراب",
        "hunger" => "إضراب عن الطعام",
        "boycott" => "مقاطعة",
        "obstruct" => "عرقلة",
        "troops" => "قوات",
        "weapons" => "أسلحة",
        "police" => "شرطة",
        "militia" => "ميليشيا",
        "seize" => "استيلاء",
        "restrict" => "تقييد",
        "ban" => "حظر",
        "censor" => "رقابة",
        "curfew" => "حظر تجول",
        "martial-law" => "أحكام عرفية",
        "arrest" => "توقيف",
        "deport" => "ترحيل",
        "cyber" => "هجوم إلكتروني",
        "misinformation" => "تضليل",
        "beat" => "ضرب",
        "torture" => "تعذيب",
        "execute" => "إعدام",
        "sexual" => "عنف جنسي",
        "assassinate" => "اغتيال",
        "primitive" => "سلاح أبيض",
        "firearms" => "أسلحة نارية",
        "explosives" => "متفجرات",
        "suicide-attack" => "هجوم انتحاري",
        "heavy-weapons" => "أسلحة ثقيلة",
        "crowd-control" => "تفريق حشود",
        other => return Both::same(other),
    };
    Both::new(ar, if code == "phone" { "by phone" } else { code })
}

/// Nothing for what happened: that is what a reader expects of news.
pub(crate) fn status(of: Status) -> Option<(Both, &'static str)> {
    let (ar, en, class) = match of {
        Status::Actual => return None,
        Status::Future => ("مقرر", "planned", "future"),
        Status::Hypothetical => ("محتمل أو مطلوب", "possible or asked for", "hypothetical"),
        Status::Negated => ("لم يقع أو منفي", "did not happen, or denied", "negated"),
        Status::Historical => ("خلفية من الماضي", "background from the past", "historical"),
    };
    Some((Both::new(ar, en), class))
}

pub(crate) fn cell(of: CellStance) -> (Both, &'static str) {
    let (ar, en, class) = match of {
        CellStance::Asserts => ("يؤكد", "asserts", "asserts"),
        CellStance::Denies => ("ينفي", "denies", "denies"),
        CellStance::Value => ("يذكر قيمة", "gives a value", "value"),
        CellStance::LeftOut => ("لم يذكره", "left out", "left-out"),
        CellStance::Silent => ("صامت", "silent", "silent"),
    };
    (Both::new(ar, en), class)
}

pub(crate) fn relation(of: Relation) -> (Both, &'static str) {
    let (ar, en, class) = match of {
        Relation::Agree => ("اتفاق", "agree", "agree"),
        Relation::Differ => ("اختلاف", "differ", "differ"),
        Relation::Contradict => ("تناقض", "contradict", "contradict"),
        Relation::OnlyOneSide => ("جانب واحد فقط", "only one side", "one"),
    };
    (Both::new(ar, en), class)
}

pub(crate) fn point(of: PointKind) -> Both {
    let (ar, en) = match of {
        PointKind::Issue => ("موضوع", "issue"),
        PointKind::Number => ("عدد", "number"),
        PointKind::Blame => ("المسؤولية", "blame"),
        PointKind::Initiator => ("المبادرة", "initiator"),
        PointKind::Claim => ("ما قيل", "claim"),
        PointKind::Demand => ("مطلب", "demand"),
        PointKind::Time => ("الزمان", "time"),
        PointKind::Place => ("المكان", "place"),
    };
    Both::new(ar, en)
}

pub(crate) fn stance(of: Stance) -> Both {
    let (ar, en) = match of {
        Stance::Asserts => ("يؤكد", "asserts"),
        Stance::Denies => ("ينفي", "denies"),
        Stance::Doubts => ("يشكك", "doubts"),
        Stance::Asks => ("يطلب", "asks"),
        Stance::Promises => ("يتعهد", "promises"),
        Stance::Threatens => ("يهدد", "threatens"),
        Stance::Praises => ("يشيد", "praises"),
        Stance::Blames => ("يلوم", "blames"),
        Stance::LeavesOut => ("لم يذكره", "leaves out"),
    };
    Both::new(ar, en)
}

pub(crate) fn entity(of: EntityKind) -> Both {
    let (ar, en) = match of {
        EntityKind::Person => ("شخص", "person"),
        EntityKind::Government => ("حكومة", "government"),
        EntityKind::Organisation => ("هيئة", "organisation"),
        EntityKind::Group => ("جماعة", "group"),
        EntityKind::Place => ("مكان", "place"),
        EntityKind::Population => ("جمهور", "population"),
        EntityKind::Outlet => ("وسيلة إعلام", "outlet"),
    };
    Both::new(ar, en)
}

pub(crate) fn communication(of: CommunicationKind) -> Both {
    let (ar, en) = match of {
        CommunicationKind::Call => ("اتصال", "call"),
        CommunicationKind::Meeting => ("لقاء", "meeting"),
        CommunicationKind::Visit => ("زيارة", "visit"),
        CommunicationKind::Speech => ("خطاب", "speech"),
        CommunicationKind::PressConference => ("مؤتمر صحفي", "press conference"),
        CommunicationKind::Interview => ("مقابلة", "interview"),
        CommunicationKind::Statement => ("بيان", "statement"),
        CommunicationKind::Message => ("رسالة", "message"),
        CommunicationKind::Post => ("منشور", "post"),
    };
    Both::new(ar, en)
}

pub(crate) fn furniture(of: FurnitureKind) -> Both {
    let (ar, en) = match of {
        FurnitureKind::Navigation => ("قوائم التصفح", "navigation"),
        FurnitureKind::Related => ("أخبار أخرى", "related"),
        FurnitureKind::Share => ("مشاركة", "share"),
        FurnitureKind::Comment => ("تعليقات", "comments"),
        FurnitureKind::Promotion => ("ترويج", "promotion"),
        FurnitureKind::Masthead => ("ترويسة", "masthead"),
        FurnitureKind::Credit => ("إسناد", "credit"),
        FurnitureKind::Caption => ("شرح صورة", "caption"),
        FurnitureKind::Tags => ("وسوم", "tags"),
        FurnitureKind::Repeated => ("مكرر", "repeated"),
        FurnitureKind::Meta => ("بيانات", "details"),
        FurnitureKind::Other => ("غير ذلك", "other"),
    };
    Both::new(ar, en)
}

pub(crate) fn severity(of: Severity) -> Both {
    let (ar, en) = match of {
        Severity::Note => ("ملاحظة", "note"),
        Severity::Warning => ("تنبيه", "warning"),
        Severity::Error => ("خطأ", "error"),
    };
    Both::new(ar, en)
}
