//! The words that show a status: each list is of folded headwords and says what it shows.

/// Words that make the noun they govern a wish, plan or possibility (folded headwords).
pub(super) const WISHED: [&str; 93] = [
    "احتماليه",
    "حريص",
    "حرص",
    "نادي",
    "ملزم",
    "حاجه",
    "تطلب",
    "استلزم",
    "التزام",
    "ملتزم",
    "داع",
    "عازم",
    "مصمم",
    "تخطيط",
    "تامر",
    "اعداد",
    "تحضير",
    "شروع",
    "منفتح",
    "انفتاح",
    "تحذير",
    "حذر",
    "خشي",
    "خشيه",
    "مخاوف",
    "تخوف",
    "تلويح",
    "لوح",
    "سعي",
    "مخطط",
    "نيه",
    "تهديد",
    "احتمال",
    "امكانيه",
    "امكان",
    "ضروره",
    "اقتراح",
    "مقترح",
    "دعوه",
    "طلب",
    "مطالبه",
    "مبادره",
    "هدف",
    "خطه",
    "محاوله",
    "مسعي",
    "رغبه",
    "امل",
    "فرصه",
    "ضمان",
    "ممكن",
    "انذر",
    "غرض",
    "بغيه",
    "خطر",
    "مخاطر",
    "تفادي",
    "تجنب",
    "شرط",
    "اذا",
    "لو",
    "ربما",
    "لعل",
    "يجب",
    "ينبغي",
    "يمكن",
    "امكن",
    "وجب",
    "انبغي",
    "اقترح",
    "طلب",
    "دعا",
    "حث",
    "طالب",
    "ناشد",
    "تمني",
    "احتمل",
    "رجح",
    "هدد",
    "درس",
    "قادر",
    "قدره",
    "مقدور",
    "مستعد",
    "جاهز",
    "جاهزيه",
    "اراد",
    "رغب",
    "محاكاه",
    "تدريب",
    "سيناريو",
    "بهدف",
    "بغرض",
];
/// Adjectives of what is due: المقررة, المرتقبة.
pub(super) const DUE: [&str; 6] = ["مقرر", "مزمع", "مرتقب", "متوقع", "منتظر", "وشيك"];
/// Adjectives of what comes next.
pub(super) const NEXT: [&str; 2] = ["مقبل", "قادم"];
/// Adjectives of what may or may not come about.
pub(super) const POSSIBLE: [&str; 6] = ["محتمل", "ممكن", "مفترض", "وارد", "مستبعد", "مستحيل"];
/// Words of expecting what they govern (folded).
pub(super) const EXPECTS: [&str; 4] = ["توقع", "رجح", "متوقع", "مرجح"];
/// Words besides these that put what they govern into the future.
pub(super) const PLANNED: [&str; 19] = [
    "تاجل",
    "ارجا",
    "ترقب",
    "اعتزم",
    "نوي",
    "خطط",
    "استعد",
    "تعهد",
    "وعد",
    "توقع",
    "نيه",
    "عزم",
    "استعداد",
    "موعد",
    "ترتيب",
    "تاجيل",
    "ارجاء",
    "انتظر",
    "ارتقب",
];
/// Nouns of bringing to an end (folded headwords): what they govern goes on.
pub(super) const ENDS: [&str; 7] = ["وقف", "ايقاف", "انهاء", "رفع", "تخفيف", "انتهاء", "تمديد"];
/// Nouns of talking something over (folded headwords).
pub(super) const TALKS: [&str; 11] =
    ["اجتماع", "محادثه", "مفاوضه", "مشاوره", "مباحثه", "مناقشه", "نقاش", "تفاوض", "قمه", "حوار", "اقتراح"];
/// Nouns of keeping something from coming about (folded headwords): what they govern is to be prevented.
pub(super) const PREVENTS: [&str; 7] = ["منع", "تفادي", "تجنب", "تجنيب", "درء", "ردع", "استباق"];
/// Nouns that say only that something comes about, or how much of it (folded headwords): منع وقوع المزيد من الهجمات.
pub(super) const COMES_ABOUT: [&str; 10] =
    ["وقوع", "حدوث", "حصول", "تكرار", "استمرار", "مواصله", "مزيد", "من", "اي", "ايه"];
/// Nouns of beginning (folded headwords): قبل انطلاق الاجتماع.
pub(super) const BEGINS: [&str; 4] = ["انطلاق", "بدء", "انعقاد", "بدايه"];
/// Verbs of meaning to do something (folded).
pub(super) const MEANT: [&str; 3] = ["نوي", "اعتزم", "خطط"];
/// Words that deny the noun they govern.
pub(super) const DENIED: [&str; 8] = ["عدم", "دون", "بدون", "نفي", "غير", "انعدام", "غياب", "استبعاد"];

/// Verbs and nouns of bringing to nothing: what they govern was tried or planned, and did not come about (folded).
pub(super) const FOILED: [&str; 8] = ["احبط", "افشل", "اجهض", "الغي", "احباط", "افشال", "اجهاض", "الغاء"];
/// Verbs of what such tales tell (folded): نفى صحة تقارير تحدثت عن.
pub(super) const TELLS: [&str; 12] =
    ["تحدث", "افاد", "اشار", "ذكر", "زعم", "تردد", "نسب", "قال", "ادعي", "تناقل", "تداول", "لمح"];
/// Nouns of how something is to be brought about (folded headwords): سبل وقف القتال, جهود الإفراج عن الرهائن.
pub(super) const WAYS: [&str; 5] = ["سبيل", "اليه", "جهد", "فرصه", "افق"];
/// Verbs by which a noun takes place (folded): سيتم الإفراج عن.
pub(super) const TAKES_PLACE: [&str; 8] = ["تم", "جري", "عقد", "بدا", "انطلق", "انعقد", "نظم", "استانف"];
/// Nouns that carry an act (folded headwords): with ل before them they say what for (لتنفيذ هجمات, للتوصل إلى هدنة).
pub(super) const CARRIERS: [&str; 17] = [
    "استئناف",
    "بدء",
    "استضافه",
    "تنفيذ",
    "شن",
    "القاء",
    "توصل",
    "اجراء",
    "عقد",
    "توقيع",
    "ابرام",
    "اقامه",
    "توجيه",
    "فرض",
    "ارتكاب",
    "تنظيم",
    "اطلاق",
];
/// Words whose ل tells what was suffered, answered or broken, and no purpose (folded).
pub(super) const UNDERGONE: [&str; 34] = [
    "نبا",
    "انباء",
    "اشار",
    "حاله",
    "سجل",
    "تعرض",
    "نتيجه",
    "رد",
    "ضحيه",
    "خضع",
    "سبب",
    "ادانه",
    "تجنب",
    "رفض",
    "اشاره",
    "مسانده",
    "استجابه",
    "انتهاك",
    "خرق",
    "استخدم",
    "استعمل",
    "ثار",
    "انتقام",
    "انتقم",
    "ذكري",
    "حداد",
    "تابين",
    "صوره",
    "معلومه",
    "فيديو",
    "مشهد",
    "لقطه",
    "تسجيل",
    "دليل",
];
/// Nouns of dying that nobody means to do (folded headwords): احتجاجا لمقتل is no purpose.
pub(super) const SUFFERED: [&str; 4] = ["مقتل", "مصرع", "وفاه", "استشهاد"];
/// Verbs of being able (folded): in the present they say what may be.
pub(super) const ABLE: [&str; 3] = ["استطاع", "تمكن", "قدر"];
/// Verbs of not bringing about what stands behind في or عن (folded): فشل في إقناعهم, امتنع عن إدانة الهجوم.
pub(super) const FAILED: [&str; 5] = ["فشل", "اخفق", "عجز", "امتنع", "احجم"];
/// Verbs of aiming at what stands behind them (folded).
pub(super) const AIMS: [&str; 3] = ["هدف", "سعي", "طمح"];
/// Words of urging (folded): what somebody is urged not to do may yet be done.
pub(super) const URGED: [&str; 10] =
    ["اقنع", "اقناع", "طالب", "مطالبه", "دعا", "دعوه", "حث", "ناشد", "نصح", "طلب"];
/// Verbs of holding a meeting, and of the day or place that sees one (folded).
pub(super) const HOLDS: [&str; 8] = ["شهد", "حضر", "استضاف", "نظم", "اجري", "تراس", "شارك", "احتضن"];
/// Nouns of urging somebody to what stands behind ب or على (folded headwords).
pub(super) const PERSUADED: [&str; 4] = ["اقناع", "حث", "حض", "مناشده"];
/// Nouns of threatening and asking, and the verbs they are of (folded headwords).
pub(super) const ASKED_FOR: [&str; 14] = [
    "تهديد",
    "هدد",
    "دعوه",
    "دعا",
    "مطالبه",
    "طالب",
    "طلب",
    "اقتراح",
    "اقترح",
    "توصيه",
    "اوصي",
    "تلويح",
    "لوح",
    "مقترح",
];
/// Verbs of going on (folded): a condition that an act goes on takes it for a fact.
pub(super) const LASTS: [&str; 3] = ["استمر", "تواصل", "واصل"];
/// Words of consent (folded verbs): what is consented to is yet to come.
pub(super) const CONSENTED: [&str; 4] = ["وافق", "اجاز", "صادق", "اقر"];
/// Verbs of staying as one is (folded).
pub(super) const REMAINS: [&str; 3] = ["بقي", "ظل", "استمر"];
