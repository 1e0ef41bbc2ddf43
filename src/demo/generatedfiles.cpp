#include "demo/generatedfiles.h"

#include "demo/catalogue.h"
#include "demo/imageencoder.h"
#include "demo/noise.h"
#include "demo/numbereduuid.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace kader::demo {

namespace {

using Content = FilePlan::Content;

QSize sizeOf(quint32 bits)
{
    static constexpr int widths[] = {800, 1024, 1600, 2048, 3000};
    const int width = widths[bits % 5];
    return {width, width * 3 / 4};
}

QString nameOf(const FilePlan &plan, quint32 number)
{
    const QString two = QString::number(number).rightJustified(3, u'0');
    switch (plan.content) {
    case Content::Tables:
        return number % 3 == 0 ? u"README.md"_s : u"table_%1.csv"_s.arg(two);
    case Content::Images:
        return number == 0 ? u"README.txt"_s : u"image_%1.tif"_s.arg(two);
    case Content::Stack:
        return number == 0 ? u"series.ome.tif"_s : u"notes_%1.txt"_s.arg(two);
    case Content::Archive:
        return number == 0 ? u"README.md"_s : u"frames_%1.zip"_s.arg(two);
    case Content::Linked:
        break;
    }
    return number == 0 ? u"https://opendap.example.org/data/%1/catalog.html"_s.arg(plan.dataset)
                       : u"overview_%1.png"_s.arg(two);
}

bool isPicture(const FilePlan &plan, quint32 number)
{
    return plan.hasImages() && (plan.content == Content::Stack) == (number == 0);
}

} // namespace

QList<File> filesOf(const FilePlan &plan)
{
    QList<File> files;
    for (quint32 number = plan.first; number < quint32(plan.first) + plan.count; ++number) {
        File file;
        file.uuid = numberedUuid(plan.seed, {Numbered::Kind::File, plan.dataset, number});
        file.name = nameOf(plan, number);
        file.md5 = QString::fromLatin1(QCryptographicHash::hash(file.uuid.toLatin1(), QCryptographicHash::Md5).toHex());
        const quint32 bits = mix(quint32(seedOf(file.uuid)));
        if (plan.content == Content::Linked && number == 0) {
            file.link = file.name;
            file.md5.clear();
        } else if (isPicture(plan, number)) {
            file.picture = Picture{plan.scene, sizeOf(bits), seedOf(file.uuid)};
            const QSize size = file.picture->size;
            file.size = qint64(size.width()) * size.height() * (isGrey(plan.scene) ? 1 : 3) + tiffHeaderBytes;
        } else {
            file.text = "Generated for demonstration.\n"_ba;
            file.size = file.text.size();
        }
        files.append(file);
    }
    return files;
}

} // namespace kader::demo
