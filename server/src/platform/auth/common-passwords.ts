// Well-known passwords, from memory of the public breach lists, and the words that people build passwords from here.
// Shorter ones need no entry: 12 characters are the minimum. Digits, years, signs and letter swaps (p@ssw0rd) around a
// word are taken off before the comparison.

const listed = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Whole passwords of 12 characters or more, in lower case. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  listed(`
    abcdefghijkl abcdefghijklm abcd1234abcd abc123abc123 a1b2c3d4e5f6 a1s2d3f4g5h6 aabbccddeeff
    q1w2e3r4t5y6 1q2w3e4r5t6y 1qaz2wsx3edc 1qaz2wsx3edc4rfv zaq12wsxcde3 zaq1xsw2cde3 qazwsxedcrfv qazxswedcvfr
    qwertyuiop12 qwertyuiop123 qwertyuiopasdf qwerty123456 qwerty1234567 qwerty12345678 qwerty654321 qweasdzxc123
    qwe123qwe123 qwer1234qwer qwer1234asdf asdfghjkl123 asdfasdfasdf asdf1234asdf zxcvbnm12345 zxcvbnm123456
    123456qwerty 123qweasdzxc 12345qwertasdfg 1234qwerasdf 123123123123 121212121212 112233445566 111222333444
    123654789012 147258369147 147258369000 741852963000 159753159753 987654321000 098765432112 102030405060
    135792468000 246813579000 314159265358 271828182845 010203040506 123321123321 123456123456 123456654321
    password1234 password12345 password123456 passwordpassword mypassword123 mypassword1234 passw0rdpassw0rd
    yourpassword yourpassword1 newpassword1 newpassword123 thisismypassword changeme1234 changemenow1 letmeinplease
    letmein12345 letmeinnow123 iloveyou1234 iloveyou12345 iloveyouforever iloveyousomuch iloveyoubaby iloveyou4ever
    iloveyou2much ilovemyfamily ilovemymother ilovemyself1 ilovejesus123 jesuschrist1 jesusislord1 jesuslovesme godisgood123
    godisgreat12 godblessyou1 thankyoulord trustno1trustno1 trustnoone12 administrator administrator1 admin1234567
    adminadminadmin adminpassword rootrootroot rootpassword superuser123 welcome12345 welcome123456 welcomehome1
    welcometotheparty testtesttest test12345678 testing12345 temppassword temporary123 default12345 defaultpassword
    secretpassword topsecret123 supersecret1 masterpassword computer1234 internet1234 microsoft123 windows12345
    samsung12345 facebook1234 facebook12345 instagram123 youtube12345 google123456 minecraft123 pokemon12345
    starwars1234 startrek1234 superman1234 batman123456 spiderman123 ironman12345 harrypotter1 lordoftherings
    liverpool123 manchesterunited manchester123 chelsea12345 arsenal12345 barcelona123 realmadrid12 juventus1234
    football1234 football12345 basketball12 basketball123 basketball1234 baseball1234 volleyball12 volleyball123
    princess1234 princess12345 sunshine1234 sunshine12345 butterfly123 chocolate123 strawberry12 strawberry123
    blackberry12 watermelon12 watermelon123 cinnamon1234 lollipop1234 cupcake12345 rainbow12345 unicorn12345
    dragon123456 dragonball12 dragonballz1 monkey123456 tiger1234567 elephant1234 dolphins1234 scorpion1234
    michael12345 michelle1234 jennifer1234 jessica12345 alexander123 alexandra123 christopher1 christian123
    christine123 elizabeth123 stephanie123 katherine123 nicholas1234 victoria1234 charlotte123 anthony12345
    unbelievable constitution congratulations anniversary1 neverforget1 nevergiveup1 forgetmenot1 forgetmenot12
    foreverandever foreveryoung followyourheart carpediem123 hakunamatata hakunamatata1 whatever1234 whatthehell1
    fuckyou12345 fuckyoufuckyou asshole12345 correcthorsebatterystaple tobeornottobe thequickbrownfox
    philippines1 philippines12 philippines123 pilipinas123 pinoyako1234 mabuhay12345 mahalkita123 mahalkita1234
    mahalkoikaw1 mahalnamahal mahalnamahalkita mamahalinkita kahitanomangyari bahalanaman1 anakngtokwa tagalog12345
    manila123456 mindanao1234 mindanao2024 cotabatocity cotabatocity1 zamboanga123 marawicity12 marawicity123
    alhamdulillah alhamdulillah1 alhamdulillah123 alhamdulilah bismillah123 bismillah786 bismillah1234
    bismillahirrahmanirrahim allahuakbar1 allahuakbar12 allahuakbar123 allahisgreat subhanallah1 subhanallah123
    mashallah123 inshallah123 assalamualaikum assalamualaikum1 assalamu1234 lailahaillallah muhammad1234 muhammadsaw1
    prophetmuhammad islamispeace ilovealLah1 iloveallah12 iloveallah123 iloveislam12 ramadan12345 eidmubarak12
    eidmubarak123 eidulfitr123 786786786786
  `).map((password) => password.toLowerCase()),
)

/** Words that make a password guessable when little else is in it. */
export const COMMON_WORDS: readonly string[] = listed(`
  administrator password passcode welcome changeme letmein iloveyou mahalkita mahal temporary default secret superuser
  admin user guest login master qwerty asdf zxcv abcd computer internet facebook google samsung microsoft windows
  princess sunshine butterfly chocolate football basketball volleyball baseball superman batman spiderman dragon monkey
  michael jessica jennifer christian forever family friend happy hello lovely angel jesus allah islam muslim
  alhamdulillah bismillah allahuakbar subhanallah mashallah inshallah assalamualaikum ramadan mubarak muhammad
  philippines pilipinas filipino pinoy mabuhay mindanao bangsamoro barmm bmms obcms moro cotabato marawi lanao
  maguindanao sulu basilan tawitawi zamboanga manila davao government ministry minister office officer planning
  planner budget manager staff january february march april june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday
`)
