#include "iiif/dropped.h"
#include "support/json.h"
#include "support/registry.h"

#include <QTest>
#include <QUrl>

using namespace kader;
using namespace kader::iiif;
using namespace Qt::StringLiterals;
using kader::test::json;

namespace {

QString account(const Result<Dropped> &dropped)
{
    if (!dropped)
        return u"error "_s + QString::number(int(dropped.error().kind));
    if (const auto *document = std::get_if<QByteArray>(&*dropped))
        return u"document "_s + QString::fromUtf8(*document);
    const auto &state = std::get<ContentState>(*dropped);
    QString text = state.address.text();
    if (!state.canvasId.isEmpty())
        text += u" canvas "_s + state.canvasId;
    return state.region ? text + u" region "_s + state.region->toRegion({})->toString() : text;
}

} // namespace

class TestDropped : public QObject {
    Q_OBJECT

private slots:
    void understands_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const QString link = QString::fromUtf8(
            json("{'id':'https://x.example/c#xywh=1,2,3,4','type':'Canvas','partOf':['https://x.example/m']}"));
        const QString place = u"https://x.example/m canvas https://x.example/c region 1,2,3,4"_s;
        const QString malformed = u"error "_s + QString::number(int(ErrorKind::Malformed));
        const auto row = [](const char *name, const QString &text, const QString &expected) {
            QTest::newRow(name) << text << expected;
        };
        row("an address", u" https://x.example/m\n"_s, u"https://x.example/m"_s);
        row("an address with a region", u"https://x.example/c#xywh=1,2,3,4"_s,
            u"https://x.example/c canvas https://x.example/c region 1,2,3,4"_s);
        row("an address with a query", u"https://x.example/m?manifest=7&a=b"_s,
            u"https://x.example/m?manifest=7&a=b"_s);
        row("a list of addresses", u"# comment\r\nhttps://x.example/m\r\nhttps://x.example/n\r\n"_s,
            u"https://x.example/m"_s);
        row("manifest and canvas", u"https://v.example/?manifest=https://x.example/m&canvas=https://x.example/c"_s,
            u"https://x.example/m canvas https://x.example/c"_s);
        row("encoded manifest and region",
            u"https://v.example/?manifest=https%3A%2F%2Fx.example%2Fm%3Fa%3D1&canvas=https%3A%2F%2Fx.example%2Fc&xywh=1,2,3,4"_s,
            u"https://x.example/m?a=1 canvas https://x.example/c region 1,2,3,4"_s);
        row("a part of the canvas behind its id",
            u"https://v.example/?manifest=https://x.example/m&canvas=https://x.example/c%23xywh%3D1,2,3,4"_s,
            u"https://x.example/m canvas https://x.example/c region 1,2,3,4"_s);
        row("behind the hash", u"https://v.example/#?c=0&manifest=https://x.example/m"_s, u"https://x.example/m"_s);
        row("iiif-content", u"https://v.example/view?iiif-content="_s + encodedContentState(link), place);
        row("iiif-content, plain", u"https://v.example/?iiif-content=https://x.example/m"_s, u"https://x.example/m"_s);
        row("iiif-content, only percent-encoded",
            u"https://v.example/?iiif-content="_s + QString::fromLatin1(QUrl::toPercentEncoding(link)), place);
        row("iiif-content, damaged", u"https://v.example/?iiif-content=JTdCJ"_s, malformed);
        row("the parameter alone", u"iiif-content="_s + encodedContentState(link), place);
        row("the encoded link alone", encodedContentState(link), place);
        row("the link itself", link, place);
        row("a list of targets", u"[\"https://x.example/m\"]"_s, u"https://x.example/m"_s);
        const QString manifest = QString::fromUtf8(json("{'id': 'm', 'type': 'Manifest', 'items': []}"));
        row("a document", u' ' + manifest, u"document "_s + manifest);
        row("a cut document", manifest.chopped(3), malformed);
        row("nothing", u" \n"_s, malformed);
        row("words", u"the second page of the atlas"_s, malformed);
        row("a file", u"file:///etc/passwd"_s, u"error "_s + QString::number(int(ErrorKind::Usage)));
        row("a link to a file", u"https://v.example/?iiif-content=file:///etc/passwd"_s, malformed);
        row("script", u"javascript:alert(1)"_s, malformed);
    }

    void understands()
    {
        QFETCH(QString, text);
        QTEST(account(readDropped(text)), "expected");
    }
};

KADER_TEST(TestDropped);
#include "tst_dropped.moc"
