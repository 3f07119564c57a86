// One news text written for these tests and its honest translations, with the marks of quotation each language uses.
#pragma once

#include <string>
#include <vector>

#include "core/drift/drift.h"
#include "core/segment/segment.h"
#include "tests/drift/findings.h"
#include "tests/drift/without_word_lists.h"

namespace textdrift::test {

struct Translation {
    std::string language;
    std::string text;    // paragraphs parted by an empty line, as many as the original has
};

inline const Translation& dam_original()
{
    static const Translation text{
        "en", R"(The regional water board said on Monday that repairs to the Velna dam will take longer than planned.

“We did not expect the cracks to spread so quickly,” said the director of the board, Marta Lindqvist. “Nobody can promise that the work will end before the winter.”

Residents of the valley have not been told when they may return. “My children ask me every evening when we will go home,” Jonas Okafor told reporters.

According to the board, the so-called “quiet phase” of the repairs began on 3 May. The report, “Ten Years of Neglect on the River”, names four companies.

The mayor rejected the criticism and warned that “nobody should make politics out of the misery of other people”.

The ministry did not answer questions. It is not clear who will pay for the damage.)"};
    return text;
}

inline const std::vector<Translation>& dam_translations()
{
    static const std::vector<Translation> texts{
        {"fr",
         R"(L’agence régionale de l’eau a indiqué lundi que les réparations du barrage de Velna dureront plus longtemps que prévu.

« Nous ne nous attendions pas à ce que les fissures s’étendent aussi vite », a déclaré la directrice de l’agence, Marta Lindqvist. « Personne ne peut promettre que les travaux s’achèveront avant l’hiver. »

Les habitants de la vallée n’ont pas été informés de la date de leur retour. « Mes enfants me demandent chaque soir quand nous rentrerons à la maison », a confié Jonas Okafor aux journalistes.

Selon l’agence, la « phase calme » des réparations a commencé le 3 mai. Le rapport, « Dix ans de négligence sur le fleuve », cite quatre entreprises.

Le maire a rejeté les critiques et prévenu que « personne ne devrait faire de la politique avec la misère des autres ».

Le ministère n’a pas répondu aux questions. On ne sait pas qui paiera les dégâts.)"},
        {"es",
         R"(La junta regional del agua informó el lunes de que las reparaciones de la presa de Velna durarán más de lo previsto.

«No esperábamos que las grietas se extendieran tan deprisa», dijo la directora de la junta, Marta Lindqvist. «Nadie puede prometer que las obras terminen antes del invierno».

A los vecinos del valle no se les ha dicho cuándo podrán volver. «Mis hijos me preguntan cada noche cuándo volveremos a casa», contó Jonas Okafor a los periodistas.

Según la junta, la llamada «fase tranquila» de las reparaciones empezó el 3 de mayo. El informe, titulado «Diez años de abandono en el río», nombra a cuatro empresas.

El alcalde rechazó las críticas y advirtió de que «nadie debería hacer política con la miseria de los demás».

El ministerio no respondió a las preguntas. No está claro quién pagará los daños.)"},
        {"de",
         R"(Die regionale Wasserbehörde teilte am Montag mit, dass die Reparaturen am Velna-Damm länger dauern werden als geplant.

„Wir haben nicht damit gerechnet, dass sich die Risse so schnell ausbreiten“, sagte die Direktorin der Behörde, Marta Lindqvist. „Niemand kann versprechen, dass die Arbeiten vor dem Winter enden.“

Den Bewohnern des Tals wurde nicht gesagt, wann sie zurückkehren dürfen. „Meine Kinder fragen mich jeden Abend, wann wir nach Hause gehen“, sagte Jonas Okafor vor Journalisten.

Nach Angaben der Behörde begann die sogenannte „stille Phase“ der Reparaturen am 3. Mai. Der Bericht „Zehn Jahre Vernachlässigung am Fluss“ nennt vier Unternehmen.

Der Bürgermeister wies die Kritik zurück und warnte, „niemand sollte mit dem Elend anderer Menschen Politik machen“.

Das Ministerium beantwortete die Fragen nicht. Es ist nicht klar, wer für den Schaden aufkommt.)"},
        {"pt",
         R"(O conselho regional da água disse na segunda-feira que os reparos da barragem de Velna vão demorar mais do que o previsto.

“Não esperávamos que as rachaduras se espalhassem tão depressa”, disse a diretora do conselho, Marta Lindqvist. “Ninguém pode prometer que as obras terminem antes do inverno.”

Os moradores do vale não foram informados de quando poderão voltar. “Os meus filhos perguntam-me todas as noites quando vamos para casa”, contou Jonas Okafor aos jornalistas.

Segundo o conselho, a chamada “fase silenciosa” dos reparos começou em 3 de maio. O relatório “Dez anos de abandono no rio” cita quatro empresas.

O prefeito rejeitou as críticas e avisou que “ninguém devia fazer política com a miséria dos outros”.

O ministério não respondeu às perguntas. Não está claro quem pagará pelos danos.)"},
        {"it",
         R"(L’ente regionale delle acque ha detto lunedì che le riparazioni della diga di Velna dureranno più del previsto.

«Non ci aspettavamo che le crepe si allargassero così in fretta», ha detto la direttrice dell’ente, Marta Lindqvist. «Nessuno può promettere che i lavori finiscano prima dell’inverno».

Agli abitanti della valle non è stato detto quando potranno tornare. «I miei figli mi chiedono ogni sera quando torneremo a casa», ha raccontato Jonas Okafor ai giornalisti.

Secondo l’ente, la cosiddetta «fase silenziosa» delle riparazioni è iniziata il 3 maggio. Il rapporto, «Dieci anni di incuria sul fiume», fa i nomi di quattro aziende.

Il sindaco ha respinto le critiche e ha avvertito che «nessuno dovrebbe fare politica sulla miseria degli altri».

Il ministero non ha risposto alle domande. Non è chiaro chi pagherà i danni.)"},
        {"nl", R"(Het regionale waterschap zei maandag dat de reparaties aan de Velnadam langer zullen duren dan gepland.

‘We hadden niet verwacht dat de scheuren zich zo snel zouden uitbreiden’, zei de directeur van het waterschap, Marta Lindqvist. ‘Niemand kan beloven dat het werk voor de winter klaar is.’

De bewoners van de vallei is niet verteld wanneer ze mogen terugkeren. ‘Mijn kinderen vragen me elke avond wanneer we naar huis gaan’, zei Jonas Okafor tegen verslaggevers.

Volgens het waterschap begon de zogenoemde ‘stille fase’ van de reparaties op 3 mei. Het rapport ‘Tien jaar verwaarlozing aan de rivier’ noemt vier bedrijven.

De burgemeester wees de kritiek van de hand en waarschuwde dat ‘niemand politiek mag bedrijven met de ellende van anderen’.

Het ministerie beantwoordde geen vragen. Het is niet duidelijk wie de schade gaat betalen.)"},
        {"pl", R"(Regionalny zarząd wód poinformował w poniedziałek, że naprawa zapory Velna potrwa dłużej, niż planowano.

„Nie spodziewaliśmy się, że pęknięcia będą się tak szybko rozszerzać” – powiedziała dyrektorka zarządu Marta Lindqvist. „Nikt nie może obiecać, że prace skończą się przed zimą”.

Mieszkańcom doliny nie powiedziano, kiedy będą mogli wrócić. „Moje dzieci co wieczór pytają mnie, kiedy wrócimy do domu” – powiedział dziennikarzom Jonas Okafor.

Według zarządu tak zwana „cicha faza” napraw rozpoczęła się 3 maja. Raport „Dziesięć lat zaniedbań nad rzeką” wymienia cztery firmy.

Burmistrz odrzucił krytykę i ostrzegł, że „nikt nie powinien uprawiać polityki na nędzy innych ludzi”.

Ministerstwo nie odpowiedziało na pytania. Nie wiadomo, kto zapłaci za szkody.)"},
        {"cs", R"(Krajská vodní správa v pondělí uvedla, že oprava přehrady Velna potrvá déle, než se plánovalo.

„Nečekali jsme, že se trhliny budou šířit tak rychle,“ řekla ředitelka správy Marta Lindqvistová. „Nikdo nemůže slíbit, že práce skončí před zimou.“

Obyvatelům údolí nikdo neřekl, kdy se smějí vrátit. „Moje děti se mě každý večer ptají, kdy pojedeme domů,“ řekl novinářům Jonas Okafor.

Podle správy začala takzvaná „tichá fáze“ oprav 3. května. Zpráva „Deset let zanedbávání na řece“ jmenuje čtyři firmy.

Starosta kritiku odmítl a varoval, že „nikdo by neměl dělat politiku z neštěstí jiných lidí“.

Ministerstvo na otázky neodpovědělo. Není jasné, kdo škody zaplatí.)"},
        {"ru",
         R"(Региональное управление водного хозяйства сообщило в понедельник, что ремонт плотины Велна продлится дольше, чем планировалось.

«Мы не ожидали, что трещины будут расти так быстро, — сказала директор управления Марта Линдквист. — Никто не может обещать, что работы закончатся до зимы».

Жителям долины не сообщили, когда они смогут вернуться. «Мои дети каждый вечер спрашивают меня, когда мы поедем домой», — рассказал журналистам Йонас Окафор.

По данным управления, так называемая «тихая фаза» ремонта началась 3 мая. В докладе «Десять лет запустения на реке» названы четыре компании.

Мэр отверг критику и предупредил, что «никто не должен делать политику на несчастье других людей».

Министерство не ответило на вопросы. Неясно, кто заплатит за ущерб.)"},
        {"uk",
         R"(Регіональне управління водного господарства повідомило в понеділок, що ремонт греблі Велна триватиме довше, ніж планувалося.

«Ми не очікували, що тріщини поширюватимуться так швидко, — сказала директорка управління Марта Ліндквіст. — Ніхто не може обіцяти, що роботи закінчаться до зими».

Мешканцям долини не сказали, коли вони зможуть повернутися. «Мої діти щовечора питають мене, коли ми поїдемо додому», — розповів журналістам Йонас Окафор.

За даними управління, так звана «тиха фаза» ремонту розпочалася 3 травня. У доповіді «Десять років занедбаності на річці» названо чотири компанії.

Мер відкинув критику й попередив, що «ніхто не повинен робити політику на нещасті інших людей».

Міністерство не відповіло на запитання. Незрозуміло, хто заплатить за збитки.)"},
        {"sr",
         R"(Регионална управа за воде саопштила је у понедељак да ће поправка бране Велна трајати дуже него што је планирано.

„Нисмо очекивали да ће се пукотине ширити тако брзо“, рекла је директорка управе Марта Линдквист. „Нико не може да обећа да ће радови бити готови пре зиме.“

Становницима долине није речено када смеју да се врате. „Моја деца ме свако вече питају када ћемо кући“, рекао је новинарима Јонас Окафор.

Према подацима управе, такозвана „тиха фаза“ поправки почела је 3. маја. Извештај „Десет година немара на реци“ наводи четири компаније.

Градоначелник је одбацио критике и упозорио да „нико не би смео да прави политику од туђе несреће“.

Министарство није одговорило на питања. Није јасно ко ће платити штету.)"},
        {"el",
         R"(Η περιφερειακή υπηρεσία υδάτων ανακοίνωσε τη Δευτέρα ότι οι επισκευές στο φράγμα Βέλνα θα διαρκέσουν περισσότερο από όσο προβλεπόταν.

«Δεν περιμέναμε ότι οι ρωγμές θα εξαπλώνονταν τόσο γρήγορα», είπε η διευθύντρια της υπηρεσίας, Μάρτα Λίντκβιστ. «Κανείς δεν μπορεί να υποσχεθεί ότι οι εργασίες θα τελειώσουν πριν από τον χειμώνα».

Οι κάτοικοι της κοιλάδας δεν έχουν ενημερωθεί πότε μπορούν να επιστρέψουν. «Τα παιδιά μου με ρωτούν κάθε βράδυ πότε θα πάμε σπίτι», είπε ο Γιόνας Οκάφορ στους δημοσιογράφους.

Σύμφωνα με την υπηρεσία, η λεγόμενη «ήσυχη φάση» των επισκευών άρχισε στις 3 Μαΐου. Η έκθεση «Δέκα χρόνια εγκατάλειψης στο ποτάμι» κατονομάζει τέσσερις εταιρείες.

Ο δήμαρχος απέρριψε την κριτική και προειδοποίησε ότι «κανείς δεν πρέπει να κάνει πολιτική με τη δυστυχία των άλλων».

Το υπουργείο δεν απάντησε στις ερωτήσεις. Δεν είναι σαφές ποιος θα πληρώσει τις ζημιές.)"},
        {"tr", R"(Bölge su idaresi pazartesi günü Velna barajındaki onarımın planlanandan uzun süreceğini açıkladı.

“Çatlakların bu kadar hızlı yayılmasını beklemiyorduk” diyen idarenin müdürü Marta Lindqvist, “Hiç kimse çalışmaların kıştan önce biteceğine söz veremez” dedi.

Vadide yaşayanlara ne zaman dönebilecekleri söylenmedi. Jonas Okafor gazetecilere “Çocuklarım bana her akşam eve ne zaman döneceğimizi soruyor” dedi.

İdareye göre onarımın “sessiz evre” denen bölümü 3 Mayıs'ta başladı. “Irmakta On Yıllık İhmal” adlı rapor dört şirketin adını veriyor.

Belediye başkanı eleştirileri reddetti ve “kimse başkalarının sefaleti üzerinden siyaset yapmamalı” diye uyardı.

Bakanlık soruları yanıtlamadı. Zararı kimin ödeyeceği belli değil.)"},
        {"ar", R"(قالت هيئة المياه الإقليمية يوم الاثنين إن إصلاح سد فيلنا سيستغرق وقتًا أطول مما كان مقررًا.

وقالت مديرة الهيئة مارتا ليندكفيست: «لم نتوقع أن تتسع الشقوق بهذه السرعة. لا أحد يستطيع أن يعد بأن الأعمال ستنتهي قبل الشتاء».

ولم يُبلَّغ سكان الوادي بموعد عودتهم. وقال جوناس أوكافور للصحفيين: «يسألني أولادي كل مساء متى سنعود إلى البيت».

وبحسب الهيئة، بدأت «المرحلة الهادئة» من الإصلاحات في 3 مايو. ويذكر التقرير المعنون «عشر سنوات من الإهمال على النهر» أسماء أربع شركات.

ورفض رئيس البلدية الانتقادات وحذر من أنه «لا ينبغي لأحد أن يتاجر سياسيًا ببؤس الآخرين».

ولم ترد الوزارة على الأسئلة. وليس من الواضح من سيدفع ثمن الأضرار.)"},
        {"he", R"(רשות המים האזורית מסרה ביום שני כי תיקון סכר ולנה יימשך זמן רב מהמתוכנן.

"לא ציפינו שהסדקים יתפשטו כל כך מהר", אמרה מנכ"לית הרשות, מרתה לינדקוויסט. "אף אחד לא יכול להבטיח שהעבודות יסתיימו לפני החורף".

לתושבי העמק לא נאמר מתי יוכלו לחזור. "הילדים שלי שואלים אותי בכל ערב מתי נחזור הביתה", סיפר ג'ונאס אוקפור לעיתונאים.

לדברי הרשות, מה שמכונה "השלב השקט" של התיקונים החל ב-3 במאי. הדו"ח, "עשר שנים של הזנחה על הנהר", נוקב בשמותיהן של ארבע חברות.

ראש העיר דחה את הביקורת והזהיר ש"אסור לאף אחד לעשות פוליטיקה מהסבל של אנשים אחרים".

המשרד לא השיב על השאלות. לא ברור מי ישלם על הנזקים.)"},
        {"fa",
         R"(سازمان آب منطقه‌ای روز دوشنبه اعلام کرد که تعمیر سد ولنا بیش از حد برنامه‌ریزی‌شده طول خواهد کشید.

مارتا لیندکویست، مدیر سازمان، گفت: «انتظار نداشتیم که ترک‌ها به این سرعت گسترش پیدا کند. هیچ‌کس نمی‌تواند قول بدهد که کار پیش از زمستان تمام شود.»

به ساکنان دره گفته نشده است که چه زمانی می‌توانند برگردند. جوناس اوکافور به خبرنگاران گفت: «بچه‌هایم هر شب از من می‌پرسند کی به خانه برمی‌گردیم.»

به گفته سازمان، آنچه «مرحله آرام» تعمیرات خوانده می‌شود روز ۳ مه آغاز شد. گزارش «ده سال بی‌توجهی بر کرانه رود» از چهار شرکت نام می‌برد.

شهردار انتقادها را رد کرد و هشدار داد که «هیچ‌کس نباید از بدبختی دیگران بهره سیاسی ببرد».

وزارتخانه به پرسش‌ها پاسخ نداد. روشن نیست چه کسی خسارت را خواهد پرداخت.)"},
        {"hi", R"(क्षेत्रीय जल बोर्ड ने सोमवार को कहा कि वेल्ना बांध की मरम्मत में तय समय से ज़्यादा वक्त लगेगा।

बोर्ड की निदेशक मार्ता लिंडक्विस्ट ने कहा, "हमें उम्मीद नहीं थी कि दरारें इतनी तेज़ी से फैलेंगी। कोई भी यह वादा नहीं कर सकता कि काम सर्दियों से पहले पूरा हो जाएगा।"

घाटी के लोगों को यह नहीं बताया गया है कि वे कब लौट सकेंगे। जोनास ओकाफोर ने पत्रकारों से कहा, "मेरे बच्चे हर शाम मुझसे पूछते हैं कि हम घर कब जाएंगे।"

बोर्ड के अनुसार, मरम्मत का तथाकथित 'शांत चरण' 3 मई को शुरू हुआ। 'नदी पर उपेक्षा के दस साल' नाम की रिपोर्ट में चार कंपनियों के नाम हैं।

मेयर ने आलोचना को खारिज किया और चेतावनी दी कि "किसी को भी दूसरों की तकलीफ पर राजनीति नहीं करनी चाहिए"।

मंत्रालय ने सवालों का जवाब नहीं दिया। यह साफ नहीं है कि नुकसान की भरपाई कौन करेगा।)"},
        {"bn", R"(আঞ্চলিক পানি বোর্ড সোমবার জানিয়েছে, ভেলনা বাঁধের মেরামতে পরিকল্পনার চেয়ে বেশি সময় লাগবে।

বোর্ডের পরিচালক মার্তা লিন্ডকভিস্ট বলেন, “আমরা ভাবিনি যে ফাটল এত দ্রুত ছড়িয়ে পড়বে। শীতের আগে কাজ শেষ হবে, এমন প্রতিশ্রুতি কেউ দিতে পারে না।”

উপত্যকার বাসিন্দাদের জানানো হয়নি তারা কবে ফিরতে পারবেন। জোনাস ওকাফোর সাংবাদিকদের বলেন, “আমার সন্তানেরা প্রতি সন্ধ্যায় জিজ্ঞেস করে আমরা কবে বাড়ি যাব।”

বোর্ডের মতে, মেরামতের তথাকথিত ‘শান্ত পর্ব’ ৩ মে শুরু হয়। ‘নদীর বুকে দশ বছরের অবহেলা’ নামের প্রতিবেদনে চারটি প্রতিষ্ঠানের নাম আছে।

মেয়র সমালোচনা প্রত্যাখ্যান করে সতর্ক করেন যে “অন্যের দুর্দশা নিয়ে কারও রাজনীতি করা উচিত নয়”।

মন্ত্রণালয় প্রশ্নের উত্তর দেয়নি। ক্ষতির টাকা কে দেবে তা পরিষ্কার নয়।)"},
        {"zh", R"(地区水务局周一表示，维尔纳大坝的维修时间将比计划更长。

“我们没有料到裂缝会扩大得这么快，”水务局局长玛尔塔·林德奎斯特说，“谁也不能保证工程会在冬天之前结束。”

山谷居民仍未被告知何时可以返回。约纳斯·奥卡福尔对记者说：“我的孩子们每天晚上都问我什么时候能回家。”

据水务局称，维修的所谓“安静阶段”于5月3日开始。报告《河上被忽视的十年》点名了四家公司。

市长驳斥了批评，并警告说“谁都不应该拿别人的苦难做政治文章”。

该部没有回答提问。目前尚不清楚谁将赔偿损失。)"},
        {"zh-Hant", R"(地區水務局週一表示，維爾納大壩的維修時間將比計畫更長。

「我們沒有料到裂縫會擴大得這麼快，」水務局局長瑪爾塔·林德奎斯特說，「誰也不能保證工程會在冬天之前結束。」

山谷居民仍未被告知何時可以返回。約納斯·奧卡福爾對記者說：「我的孩子們每天晚上都問我什麼時候能回家。」

據水務局稱，維修的所謂「安靜階段」於5月3日開始。報告《河上被忽視的十年》點名了四家公司。

市長駁斥了批評，並警告說「誰都不應該拿別人的苦難做政治文章」。

該部沒有回答提問。目前尚不清楚誰將賠償損失。)"},
        {"ja", R"(地域水道局は月曜日、ヴェルナ・ダムの修理が予定より長引くと発表した。

「ひび割れがこれほど早く広がるとは予想していませんでした」と同局のマルタ・リンドクヴィスト局長は述べた。「工事が冬の前に終わるとは誰にも約束できません」

谷の住民は、いつ戻れるのか知らされていない。ヨナス・オカフォーさんは記者団に「子どもたちは毎晩、いつ家に帰れるのかと私に聞きます」と話した。

水道局によると、修理のいわゆる「静かな段階」は5月3日に始まった。報告書『川における放置の十年』は4社の名を挙げている。

市長は批判を退け、「他人の不幸を政治に利用することは誰にも許されない」と警告した。

省は質問に答えなかった。損害を誰が負担するのかは明らかではない。)"},
        {"ko", R"(지역 수자원국은 월요일 벨나 댐의 보수 공사가 계획보다 오래 걸릴 것이라고 밝혔다.

마르타 린드크비스트 국장은 "균열이 이렇게 빨리 퍼질 줄은 예상하지 못했다"며 "공사가 겨울 전에 끝난다고 약속할 수 있는 사람은 아무도 없다"고 말했다.

계곡 주민들은 언제 돌아갈 수 있는지 듣지 못했다. 요나스 오카포르는 기자들에게 "아이들이 매일 저녁 언제 집에 가느냐고 묻는다"고 말했다.

수자원국에 따르면 보수 공사의 이른바 '조용한 단계'는 5월 3일에 시작됐다. 보고서 '강 위의 방치된 10년'은 네 개 회사의 이름을 들고 있다.

시장은 비판을 일축하고 "누구도 다른 사람의 불행을 정치에 이용해서는 안 된다"고 경고했다.

해당 부처는 질문에 답하지 않았다. 누가 피해를 보상할지는 분명하지 않다.)"},
        {"vi", R"(Cơ quan thủy lợi khu vực hôm thứ Hai cho biết việc sửa chữa đập Velna sẽ kéo dài hơn dự kiến.

“Chúng tôi không ngờ các vết nứt lại lan nhanh đến thế”, bà Marta Lindqvist, giám đốc cơ quan, nói. “Không ai có thể hứa rằng công việc sẽ kết thúc trước mùa đông.”

Người dân trong thung lũng chưa được thông báo khi nào họ có thể trở về. “Các con tôi tối nào cũng hỏi tôi bao giờ chúng tôi được về nhà”, ông Jonas Okafor nói với các phóng viên.

Theo cơ quan này, cái gọi là “giai đoạn yên tĩnh” của việc sửa chữa bắt đầu ngày 3 tháng 5. Báo cáo “Mười năm bỏ mặc trên dòng sông” nêu tên bốn công ty.

Thị trưởng bác bỏ những lời chỉ trích và cảnh báo rằng “không ai nên làm chính trị trên nỗi khổ của người khác”.

Bộ không trả lời các câu hỏi. Hiện chưa rõ ai sẽ trả tiền cho thiệt hại.)"},
        {"th", R"(คณะกรรมการน้ำประจำภูมิภาคกล่าวเมื่อวันจันทร์ว่าการซ่อมแซมเขื่อนเวลนาจะใช้เวลานานกว่าที่วางแผนไว้

“เราไม่คาดคิดว่ารอยร้าวจะลุกลามเร็วขนาดนี้” มาร์ตา ลินด์ควิสต์ ผู้อำนวยการคณะกรรมการกล่าว “ไม่มีใครสัญญาได้ว่างานจะเสร็จก่อนฤดูหนาว”

ชาวบ้านในหุบเขายังไม่ได้รับแจ้งว่าจะกลับบ้านได้เมื่อใด โยนาส โอคาฟอร์บอกผู้สื่อข่าวว่า “ลูกๆ ถามผมทุกเย็นว่าเมื่อไหร่เราจะได้กลับบ้าน”

คณะกรรมการระบุว่า สิ่งที่เรียกว่า “ช่วงเงียบ” ของการซ่อมแซมเริ่มขึ้นเมื่อวันที่ 3 พฤษภาคม รายงานเรื่อง “สิบปีแห่งการละเลยบนแม่น้ำ” ระบุชื่อบริษัทสี่แห่ง

นายกเทศมนตรีปฏิเสธคำวิจารณ์และเตือนว่า “ไม่ควรมีใครเล่นการเมืองบนความทุกข์ของผู้อื่น”

กระทรวงไม่ได้ตอบคำถาม ยังไม่ชัดเจนว่าใครจะชดใช้ค่าเสียหาย)"},
        {"id",
         R"(Dewan air daerah mengatakan pada hari Senin bahwa perbaikan bendungan Velna akan memakan waktu lebih lama dari rencana.

"Kami tidak menyangka retakan akan menyebar begitu cepat," kata direktur dewan, Marta Lindqvist. "Tidak seorang pun bisa berjanji bahwa pekerjaan itu akan selesai sebelum musim dingin."

Warga lembah belum diberi tahu kapan mereka boleh kembali. "Anak-anak saya bertanya setiap malam kapan kami akan pulang," ujar Jonas Okafor kepada wartawan.

Menurut dewan, apa yang disebut "fase tenang" perbaikan dimulai pada 3 Mei. Laporan "Sepuluh Tahun Penelantaran di Sungai" menyebut empat perusahaan.

Wali kota menolak kritik itu dan memperingatkan bahwa "tidak seorang pun boleh berpolitik di atas penderitaan orang lain".

Kementerian tidak menjawab pertanyaan. Belum jelas siapa yang akan membayar kerusakan itu.)"},
        {"sw",
         R"(Bodi ya maji ya mkoa ilisema Jumatatu kwamba ukarabati wa bwawa la Velna utachukua muda mrefu kuliko ilivyopangwa.

"Hatukutarajia nyufa zisambae haraka namna hii," alisema mkurugenzi wa bodi, Marta Lindqvist. "Hakuna anayeweza kuahidi kwamba kazi itaisha kabla ya majira ya baridi."

Wakazi wa bonde hawajaambiwa lini wanaweza kurudi. "Watoto wangu huniuliza kila jioni lini tutarudi nyumbani," Jonas Okafor aliwaambia waandishi wa habari.

Kwa mujibu wa bodi, kile kinachoitwa "awamu ya kimya" ya ukarabati kilianza tarehe 3 Mei. Ripoti "Miaka Kumi ya Kupuuzwa Mtoni" inataja kampuni nne.

Meya alikataa ukosoaji huo na kuonya kwamba "mtu yeyote asifanye siasa kutokana na mateso ya watu wengine".

Wizara haikujibu maswali. Haijulikani ni nani atakayelipa hasara hiyo.)"},
    };
    return texts;
}

inline segment::SegmentedText cut(const Translation& text)
{
    Document document;
    document.source = text.language;
    document.format = "text";
    document.encoding = "UTF-8";
    document.text = text.text;
    auto cut = segment::segment(std::move(document), {.language = text.language}, Limits{});
    return std::move(*cut);
}

// The drift between two texts of equally many paragraphs, each paired with the one at its place: what the judges do does
// not depend on the aligner.
inline Comparison compare_in_place(const Translation& original, const Translation& version)
{
    Comparison comparison;
    comparison.original = cut(original);
    comparison.version = cut(version);
    const std::size_t a = comparison.original.paragraphs.size(), b = comparison.version.paragraphs.size();
    for (std::uint32_t p = 0; p < std::max(a, b); ++p) {
        align::Bead& bead = comparison.alignment.beads.emplace_back();
        if (p < a) bead.original = {p};
        if (p < b) bead.version = {p};
        bead.relation = p >= b ? align::Relation::Missing : p >= a ? align::Relation::Added : align::Relation::Matched;
        bead.similarity = bead.confidence = 0.9F;
    }
    const auto before = facts::extract(comparison.original), after = facts::extract(comparison.version);
    drift::find_drift(comparison, before, after, {}, Limits{});
    return comparison;
}

// Lines of the findings of one kind.
inline std::vector<std::string> lines_of(const Comparison& comparison, drift::Kind kind)
{
    std::vector<std::string> lines;
    for (const drift::Finding& finding : comparison.findings)
        if (finding.kind == kind) lines.push_back(line_of(comparison, finding));
    return lines;
}

}    // namespace textdrift::test
