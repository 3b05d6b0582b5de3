"""For scripts.sh. `add FOLDER` puts paragraphs in many scripts into a case study; `compare PDF` looks for each of them, whole and in
order, in what poppler extracts: a line may end at any character (with a soft hyphen where a word is cut), and nothing else may differ."""
import pathlib, re, subprocess, sys

ARABIC = ("بدأ ترحيل قاعدة البيانات في ٢١ أغسطس ٢٠١٨ وانتهى بعد ست ساعات وعشرين دقيقة. استمر النسخ المتماثل تسعة عشر يوما "
          "دون أن يتوقف أي متجر عن البيع، ثم أغلقت القاعدة القديمة (Oracle 12c) ونقلت الطلبات إلى PostgreSQL 9.6 خلال 11 دقيقة فقط. "
          "وراجع الفريق كل صف في 1,151 جدولا.")
HEBREW = ("העברת מסד הנתונים החלה ב־21 באוגוסט 2018 והסתיימה אחרי שש שעות ועשרים דקות. השכפול נמשך תשעה עשר ימים (בלי הפסקה), "
          "ואז עברו ההזמנות אל PostgreSQL 9.6 בתוך 11 דקות בלבד. הצוות בדק כל שורה ב־1,151 טבלאות, ולא נמצאה שום סטייה.")
DEVANAGARI = ("डेटाबेस का स्थानांतरण २१ अगस्त को शुरू हुआ और छह घंटे बीस मिनट में पूरा हुआ। उसके बाद उन्नीस दिनों तक प्रतिलिपि चलती रही और "
              "किसी भी दुकान में बिक्री नहीं रुकी। क्षेत्रीय दल ने हर पंक्ति की जाँच की, और कोई त्रुटि नहीं मिली।")
THAI = ("การย้ายฐานข้อมูลเริ่มต้นเมื่อวันที่ ๒๑ สิงหาคม และเสร็จสิ้นภายในหกชั่วโมงยี่สิบนาที หลังจากนั้นระบบทำสำเนาข้อมูลอย่างต่อเนื่องเป็นเวลาสิบเก้าวันโดยที่ไม่มีร้านค้าใดต้องหยุดขาย "
        "ทีมงานตรวจสอบทุกแถวของทุกตารางแล้วและไม่พบข้อผิดพลาดใดๆ")
JAPANESE = ("データベースの移行は二〇一八年八月二十一日の午後八時半に始まり、六時間二十分後に完了しました。その後、十九日間にわたって複製が続きましたが、"
            "一つの店舗も営業を止めることはありませんでした。「最も静かな移行だった」と、担当者は語っています（二〇一八年十月）。")
CHINESE = ("数据库迁移于二〇一八年八月二十一日晚上八点半开始，六小时二十分钟后完成。随后复制持续了十九天，没有一家商店停止营业。"
           "团队逐行核对了一千一百五十一张表，没有发现任何差错；旧系统（Oracle 12c）已经关闭。")
KOREAN = "데이터베이스 이전은 2018년 8월 21일 저녁에 시작되어 여섯 시간 이십 분 뒤에 끝났습니다. 그 뒤 열아홉 날 동안 복제가 이어졌지만 문을 닫은 가게는 없었습니다."
MIXED = ("The Arabic word for migration is ترحيل البيانات, the Hebrew one is העברת נתונים with 21 שורות here, the Japanese one 移行 and the Thai one "
         "การย้าย; each stands in an English sentence that goes on far enough to wrap.")
EMOJI = "Done ✔ in time ⏱, with a key 🔑, a cloud ☁, a rocket 🚀, a chart 📈, smiles 😀 and a warning ⚠: all of them in one colour."
MARKS = "Combining marks stay with their letters: Zürich, naïve, ṩ, Ǻ, Việt Nam, e\u0301tude, o\u0308ffnen, x\u0302 and y\u0304."
SOFT = "Author's own hyphens: Donau\u00addampf\u00adschiff\u00adfahrts\u00adgesell\u00adschaft " * 4 + "and no-break spaces: 12\u00a0GB, §\u00a04, p.\u00a07."
PATH = ("The address https://docs.northwind.example/console/database-migration/replication-instances/dms_r4_2xlarge?region=eu-central-1&view=all#engine "
        "and the name arn:aws:dms:eu-central-1:123456789012:task:ORDERSREPLICATIONTASKOFCONTOSORETAIL stay whole.")
LONG = ("Responsibilities of the administrators encompassed comprehensive documentation, internationalization, troubleshooting, "
        "characterization of extraordinarily heterogeneous infrastructure and uncharacteristically straightforward recommendations. ") * 3
ALL = [ARABIC, HEBREW, DEVANAGARI, THAI, JAPANESE, CHINESE, KOREAN, MIXED, EMOJI, MARKS, SOFT, PATH, LONG]


def add(folder):
    story = pathlib.Path(folder, "case-studies", "contoso.md")
    text = story.read_text(encoding="utf-8").rstrip("\n")
    narrow = "\n\n| Script | Text |\n| --- | --- |\n" + "".join("| %d | %s |\n" % (n, p.strip()) for n, p in enumerate(ALL))
    story.write_text(text + "\n\n" + "\n\n".join(p.strip() for p in ALL) + narrow, encoding="utf-8")


def turns(character):
    return "\u0590" <= character <= "\u08ff" or "\ue000" <= character < "\ue010"


def pattern(paragraph):
    """Readers find blanks where the direction turns, as neighbours in the text are none on the line; and poppler turns the two letters
    of the ligature lam-alef around, whichever way it is told of them."""
    out, text = [], paragraph.strip()
    text = re.sub("\u0644([\u0622\u0623\u0625\u0627])", lambda m: chr(0xE000 + ord(m[1]) - 0x0620), text)
    for character, following in zip(text, text[1:] + " "):
        if character == "\u00ad":
            out.append("(?:\u00ad\n)?")
            continue
        out.append(r"[ \n]+" if character in " \u00a0" else re.escape(character) + r"(?:\u00ad?\n)?")
        if "\ue000" <= character < "\ue010":
            alef = chr(ord(character) - 0xE000 + 0x0620)
            out[-1] = "(?:\u0644%s|%s\u0644)\\n?" % (alef, alef)
        if turns(character) != turns(following):
            out.append(r"[ \n]*")
    return re.compile("".join(out))


def ask(*command):
    text = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=True).stdout
    return re.sub("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\f]", "", text)


def bare(text):
    return "".join(text.replace("\u00ad", "").split())


def compare(pdf):
    """Poppler by lines; the document's tree, whose words are never cut; and MuPDF. The last two give the letters of a ligature in order,
    and do not know of ActualText. Paragraphs in one direction have their blanks too; where directions meet, a reader may see none."""
    raw = ask("pdftotext", "-raw", pdf, "-")
    tree = re.sub(r'"\n *(?:(?:Link \(inline\)|Object \d+ \d+)\n *)*"', "", ask("pdfinfo", "-struct-text", pdf))
    muted = ask("mutool", "draw", "-q", "-F", "txt", pdf)
    lost = 0
    for paragraph in ALL:
        words = re.sub(r"\s+", " ", paragraph.replace("\u00ad", "").replace("\u00a0", " ")).strip()
        folded = re.sub(r"\s+", " ", tree.replace("\u00a0", " "))
        found = {"poppler": pattern(paragraph).search(raw), "tree": bare(words) in bare(tree), "MuPDF": bare(words) in bare(muted),
                 # Stacked marks are marked contents of their own, which poppler puts on lines of their own.
                 "words of the tree": paragraph in (THAI, DEVANAGARI, MIXED) or words in folded}
        for reader in [reader for reader in found if not found[reader]]:
            lost += 1
            print(reader, "does not find:", paragraph[:60])
    print(len(ALL), "paragraphs,", lost, "lost")
    return lost != 0


if sys.argv[1] == "add":
    add(sys.argv[2])
else:
    sys.exit(compare(sys.argv[2]))
