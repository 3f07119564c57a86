// Names across languages: silent on honest translations, heard where a name was replaced or garbled.
#include <map>
#include <string>

#include "tests/drift/name_rows.h"

namespace {

const std::map<std::string, std::string> kTexts{
    {"en",
     R"T(Cambodia and Vietnam agreed on Monday to reopen three border crossings that have been closed since the flood of 2021, the Ministry of Transport said in Phnom Penh.

Prime Minister Hun Manet met the Vietnamese president, To Lam, in Hanoi to sign the agreement. "Trade between our two countries must not stand still," Hun Manet said.

Reporters Without Borders criticised that journalist Ana Kovalenko, who had written about smuggling at the crossings, was not admitted to the ceremony. Kovalenko works for the Mekong Observer.

The United Nations called the agreement a step forward. Its envoy, Henrik Lindqvist, said that Austria and Japan had offered to pay for new bridges.

Lindqvist had visited the province of Svay Rieng in March. He told the Mekong Observer that Cambodian farmers lost a third of their harvest.

In Brussels, the European Union welcomed the news. A spokeswoman for the Commission, Paula Ferreira, said that Russia and China had also been informed.

Kovalenko said that she would return to Svay Rieng as soon as Hun Manet's government lets her. "I was told to speak with Paula Ferreira," she added.
)T"},
    {"de",
     R"T(Kambodscha und Vietnam haben sich am Montag darauf geeinigt, drei seit der Flut von 2021 geschlossene Grenzübergänge wieder zu öffnen, teilte das Verkehrsministerium in Phnom Penh mit.

Ministerpräsident Hun Manet traf in Hanoi den vietnamesischen Präsidenten Tô Lâm, um das Abkommen zu unterzeichnen. „Der Handel zwischen unseren beiden Ländern darf nicht stillstehen“, sagte Hun Manet.

Reporter ohne Grenzen kritisierte, dass die Journalistin Ana Kowalenko, die über Schmuggel an den Übergängen geschrieben hatte, nicht zur Zeremonie zugelassen wurde. Kowalenko arbeitet für den Mekong Observer.

Die Vereinten Nationen nannten das Abkommen einen Schritt nach vorn. Ihr Gesandter Henrik Lindqvist sagte, Österreich und Japan hätten angeboten, neue Brücken zu bezahlen.

Lindqvist hatte im März die Provinz Svay Rieng besucht. Dem Mekong Observer sagte er, die kambodschanischen Bauern hätten ein Drittel ihrer Ernte verloren.

In Brüssel begrüßte die Europäische Union die Nachricht. Eine Sprecherin der Kommission, Paula Ferreira, sagte, auch Russland und China seien informiert worden.

Kowalenko sagte, sie werde nach Svay Rieng zurückkehren, sobald die Regierung Hun Manets sie lasse. „Man hat mir gesagt, ich solle mit Paula Ferreira sprechen“, fügte sie hinzu.
)T"},
    {"fr",
     R"T(Le Cambodge et le Vietnam se sont mis d'accord lundi pour rouvrir trois postes-frontières fermés depuis les inondations de 2021, a annoncé le ministère des Transports à Phnom Penh.

Le Premier ministre Hun Manet a rencontré le président vietnamien, Tô Lâm, à Hanoï pour signer l'accord. « Le commerce entre nos deux pays ne doit pas s'arrêter », a déclaré Hun Manet.

Reporters sans frontières a critiqué le fait que la journaliste Ana Kovalenko, qui avait écrit sur la contrebande aux postes-frontières, n'ait pas été admise à la cérémonie. Mme Kovalenko travaille pour le Mekong Observer.

L'ONU a qualifié l'accord de pas en avant. Son envoyé, Henrik Lindqvist, a dit que l'Autriche et le Japon avaient proposé de financer de nouveaux ponts.

M. Lindqvist s'était rendu dans la province de Svay Rieng en mars. Il a confié au Mekong Observer que les agriculteurs cambodgiens avaient perdu un tiers de leur récolte.

À Bruxelles, l'Union européenne a salué la nouvelle. Une porte-parole de la Commission, Paula Ferreira, a précisé que la Russie et la Chine avaient également été informées.

Ana Kovalenko a déclaré qu'elle retournerait à Svay Rieng dès que le gouvernement de Hun Manet le lui permettrait. « On m'a dit de parler à Paula Ferreira », a-t-elle ajouté.
)T"},
    {"es",
     R"T(Camboya y Vietnam acordaron el lunes reabrir tres pasos fronterizos cerrados desde las inundaciones de 2021, informó el Ministerio de Transporte en Nom Pen.

El primer ministro Hun Manet se reunió en Hanói con el presidente vietnamita, To Lam, para firmar el acuerdo. «El comercio entre nuestros dos países no debe detenerse», dijo Hun Manet.

Reporteros Sin Fronteras criticó que la periodista Ana Kovalenko, que había escrito sobre el contrabando en los pasos, no fuera admitida en la ceremonia. Kovalenko trabaja para el Mekong Observer.

Las Naciones Unidas calificaron el acuerdo de paso adelante. Su enviado, Henrik Lindqvist, dijo que Austria y Japón se habían ofrecido a pagar nuevos puentes.

Lindqvist había visitado la provincia de Svay Rieng en marzo. Contó al Mekong Observer que los agricultores camboyanos perdieron un tercio de la cosecha.

En Bruselas, la Unión Europea celebró la noticia. Una portavoz de la Comisión, Paula Ferreira, dijo que Rusia y China también habían sido informadas.

Kovalenko dijo que volvería a Svay Rieng en cuanto el Gobierno de Hun Manet se lo permita. «Me dijeron que hablara con Paula Ferreira», añadió.
)T"},
    {"pl",
     R"T(Kambodża i Wietnam uzgodniły w poniedziałek ponowne otwarcie trzech przejść granicznych zamkniętych od powodzi w 2021 roku, poinformowało ministerstwo transportu w Phnom Penh.

Premier Hun Manet spotkał się w Hanoi z prezydentem Wietnamu Tô Lâmem, aby podpisać porozumienie. „Handel między naszymi krajami nie może stać w miejscu” – powiedział Hun Manet.

Reporterzy bez Granic skrytykowali, że dziennikarki Any Kowalenko, która pisała o przemycie na przejściach, nie wpuszczono na uroczystość. Kowalenko pracuje dla „Mekong Observer”.

Organizacja Narodów Zjednoczonych nazwała porozumienie krokiem naprzód. Jej wysłannik Henrik Lindqvist powiedział, że Austria i Japonia zaproponowały sfinansowanie nowych mostów.

Lindqvist odwiedził w marcu prowincję Svay Rieng. Powiedział „Mekong Observer”, że kambodżańscy rolnicy stracili jedną trzecią plonów.

W Brukseli Unia Europejska z zadowoleniem przyjęła tę wiadomość. Rzeczniczka Komisji Paula Ferreira powiedziała, że poinformowano również Rosję i Chiny.

Kowalenko powiedziała, że wróci do Svay Rieng, gdy tylko rząd Huna Maneta jej na to pozwoli. „Kazano mi rozmawiać z Paulą Ferreirą” – dodała.
)T"},
    {"ru",
     R"T(Камбоджа и Вьетнам договорились в понедельник вновь открыть три пограничных перехода, закрытых после наводнения 2021 года, сообщило министерство транспорта в Пномпене.

Премьер-министр Хун Манет встретился в Ханое с президентом Вьетнама То Ламом, чтобы подписать соглашение. «Торговля между нашими странами не должна стоять на месте», — сказал Хун Манет.

«Репортёры без границ» раскритиковали то, что журналистку Ану Коваленко, писавшую о контрабанде на переходах, не допустили на церемонию. Коваленко работает в издании «Меконг обсервер».

ООН назвала соглашение шагом вперёд. Её посланник Хенрик Линдквист заявил, что Австрия и Япония предложили оплатить новые мосты.

В марте Линдквист посетил провинцию Свайриенг. Он рассказал «Меконг обсервер», что камбоджийские крестьяне потеряли треть урожая.

В Брюсселе Европейский союз приветствовал эту новость. Представительница Еврокомиссии Паула Феррейра сообщила, что Россию и Китай также поставили в известность.

Коваленко сказала, что вернётся в Свайриенг, как только ей разрешит правительство Хун Манета. «Мне велели поговорить с Паулой Феррейрой», — добавила она.
)T"},
    {"tr",
     R"T(Kamboçya ve Vietnam, 2021'deki selden bu yana kapalı olan üç sınır kapısını yeniden açmak üzere pazartesi günü anlaştı; bunu Phnom Penh'deki Ulaştırma Bakanlığı açıkladı.

Başbakan Hun Manet, anlaşmayı imzalamak üzere Hanoi'de Vietnam Devlet Başkanı To Lam ile görüştü. Hun Manet, "İki ülke arasındaki ticaret durmamalı" dedi.

Sınır Tanımayan Gazeteciler, kapılardaki kaçakçılık hakkında yazan gazeteci Ana Kovalenko'nun törene alınmamasını eleştirdi. Kovalenko, Mekong Observer için çalışıyor.

Birleşmiş Milletler anlaşmayı ileri bir adım olarak nitelendirdi. Temsilcisi Henrik Lindqvist, Avusturya ve Japonya'nın yeni köprülerin parasını ödemeyi teklif ettiğini söyledi.

Lindqvist mart ayında Svay Rieng eyaletini ziyaret etmişti. Mekong Observer'a Kamboçyalı çiftçilerin hasatlarının üçte birini kaybettiğini söyledi.

Brüksel'de Avrupa Birliği haberi memnuniyetle karşıladı. Komisyon sözcüsü Paula Ferreira, Rusya ve Çin'in de bilgilendirildiğini söyledi.

Kovalenko, Hun Manet hükümeti izin verir vermez Svay Rieng'e döneceğini söyledi. "Bana Paula Ferreira ile konuşmam söylendi" diye ekledi.
)T"},
    {"zh", R"T(柬埔寨和越南周一同意重新开放自2021年洪灾以来关闭的三个边境口岸,交通部在金边表示。

洪马内首相在河内会见了越南国家主席苏林,并签署了协议。“我们两国之间的贸易不能停滞不前,”洪马内说。

无国界记者组织批评说,曾撰写口岸走私报道的记者安娜·科瓦连科未获准参加仪式。科瓦连科为《湄公观察家报》工作。

联合国称该协议是向前迈出的一步。联合国特使亨里克·林德奎斯特说,奥地利和日本提出愿意出资修建新桥。

林德奎斯特曾在三月访问柴桢省。他对《湄公观察家报》说,柬埔寨农民损失了三分之一的收成。

在布鲁塞尔,欧盟对这一消息表示欢迎。欧盟委员会发言人保拉·费雷拉说,俄罗斯和中国也已获悉。

科瓦连科说,只要洪马内政府允许,她就会返回柴桢。“有人让我去找保拉·费雷拉谈,”她补充说。
)T"},
    {"ja",
     R"T(カンボジアとベトナムは月曜日、2021年の洪水以来閉鎖されていた3か所の国境検問所を再開することで合意した、と運輸省がプノンペンで発表した。

フン・マネット首相はハノイでベトナムのトー・ラム国家主席と会談し、合意文書に署名した。「両国の貿易を停滞させてはならない」とフン・マネット首相は述べた。

国境なき記者団は、検問所での密輸について書いた記者アナ・コワレンコ氏が式典への出席を認められなかったことを批判した。コワレンコ氏はメコン・オブザーバー紙の記者である。

国連は合意を前進と評価した。ヘンリク・リンドクヴィスト特使は、オーストリアと日本が新しい橋の費用負担を申し出たと述べた。

リンドクヴィスト氏は3月にスヴァイリエン州を訪れた。同氏はメコン・オブザーバー紙に、カンボジアの農民は収穫の3分の1を失ったと語った。

ブリュッセルでは欧州連合がこの知らせを歓迎した。欧州委員会のパウラ・フェレイラ報道官は、ロシアと中国にも伝えたと述べた。

コワレンコ氏は、フン・マネット政権が許せばすぐにスヴァイリエンに戻ると述べた。「パウラ・フェレイラさんと話すように言われた」と付け加えた。
)T"},
};

const textdrift::test::PlantedRow kRows[] = {
    {"de", "Österreich", "Australien"},
    {"de", "Ana Kowalenko", "Ana Petrowa"},
    {"de", "Kowalenko arbeitet", "Petrowa arbeitet"},
    {"de", "Henrik Lindqvist", "Henrik Lindström"},
    {"de", "Lindqvist hatte", "Lindqivst hatte"},
    {"de", "Paula Ferreira, sagte", "Paula Fereirra, sagte"},
    {"de", "Paula Ferreira sprechen", "Sofia Martins sprechen"},
    {"de", "Hun Manet traf", "Hun Manten traf"},
    {"de", "Svay Rieng besucht", "Prey Veng besucht"},
    {"de", "kambodschanischen", "kambodrianischen"},
    {"de", "China seien", "Indien seien"},
    {"de", "Brüssel", "Berlin"},
    {"fr", "l'Autriche", "l'Australie"},
    {"fr", "Ana Kovalenko, qui", "Ana Petrova, qui"},
    {"fr", "Mme Kovalenko", "Mme Kovalevska"},
    {"fr", "Henrik Lindqvist", "Erik Johansson"},
    {"fr", "M. Lindqvist", "M. Lindvist"},
    {"fr", "Paula Ferreira, a", "Paula Ferrari, a"},
    {"fr", "Paula Ferreira »", "Henrik Lindqvist »"},
    {"fr", "Svay Rieng en", "Svay Riegn en"},
    {"fr", "cambodgiens", "cambodriens"},
    {"fr", "la Chine", "l'Inde"},
    {"es", "Austria", "Australia"},
    {"es", "Kovalenko trabaja", "Kolavenko trabaja"},
    {"es", "Henrik Lindqvist", "Henrik Larsson"},
    {"es", "China también", "Corea del Norte también"},
    {"es", "camboyanos", "camboryanos"},
    {"es", "Hun Manet se reunió", "Hun Manuel se reunió"},
    {"pl", "Austria", "Australia"},
    {"pl", "Lindqvist odwiedził", "Lindgren odwiedził"},
    {"pl", "Henrik Lindqvist", "Henrik Lindqwitz"},
    {"pl", "Rosję", "Ukrainę"},
    {"pl", "Paula Ferreira", "Paula Fererira"},
    {"pl", "Hun Manet spotkał", "Hun Manek spotkał"},
    {"ru", "Австрия", "Австралия"},
    {"ru", "Коваленко работает", "Петренко работает"},
    {"ru", "Ану Коваленко", "Ану Ковалевскую"},
    {"ru", "Хенрик Линдквист", "Хенрик Линдквсит"},
    {"ru", "Россию", "Украину"},
    {"ru", "камбоджийские", "камбодржийские"},
    {"ru", "Паула Феррейра", "Паула Феррари"},
    {"ru", "Паулой Феррейрой", "Хенриком Линдквистом"},
    {"tr", "Avusturya", "Avustralya"},
    {"tr", "Kovalenko, Mekong", "Petrova, Mekong"},
    {"tr", "Henrik Lindqvist", "Henrik Larsen"},
    {"tr", "Rusya", "Ukrayna"},
    {"tr", "Kamboçyalı", "Kambroçyalı"},
    {"tr", "Paula Ferreira,", "Paula Fereirra,"},
    {"zh", "奥地利", "澳大利亚"},
    {"zh", "俄罗斯", "乌克兰"},
    {"zh", "亨里克·林德奎斯特", "亨里克·约翰松"},
    {"zh", "柬埔寨农民", "柬埔塞农民"},
    {"ja", "オーストリア", "オーストラリア"},
    {"ja", "コワレンコ氏はメコン", "ペトロワ氏はメコン"},
    {"ja", "リンドクヴィスト特使", "ヨハンソン特使"},
    {"ja", "リンドクヴィスト氏は3月", "リンドヴクィスト氏は3月"},
    {"ja", "ロシア", "ウクライナ"},
    {"ja", "カンボジアの農民", "カンボジラの農民"},
};

}    // namespace

TEST_SUITE("drift/across_names")
{
    TEST_CASE("names: honest translations are silent")
    {
        textdrift::test::check_honest(kTexts.at("en"), kTexts);
    }

    TEST_CASE("names: what was found in another script is confirmed with the words that render it")
    {
        const std::string original = "The minister Farida Anwar met Rahima Khatun in London on Monday.";
        const auto confirmed = [&](const std::string& language, const std::string& version) {
            std::string all;
            for (const std::string& line : textdrift::test::confirmed_names("en", original, language, version))
                all += line + "\n";
            return all;
        };
        CHECK(confirmed("he", "השרה פרידה אנוואר נפגשה עם רחימה ח'טון בלונדון ביום שני.") ==
              "Farida Anwar|פרידה אנוואר\nLondon|בלונדון\nRahima Khatun|רחימה ח'טון\n");
        CHECK(confirmed("ru", "В понедельник министр Фарида Анвар встретилась с Рахимой Хатун в Лондоне.") ==
              "Farida Anwar|Фарида Анвар\nLondon|Лондоне\nRahima Khatun|Рахимой Хатун\n");
        CHECK(confirmed("he", "השרה נפגשה עם העובדת בלונדון ביום שני.") == "London|בלונדון\n");
    }

    TEST_CASE("names: replaced and garbled names are found")
    {
        textdrift::test::check_planted(kTexts.at("en"), kTexts, kRows);
    }
}
