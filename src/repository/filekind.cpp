#include "repository/filekind.h"

#include "base/tr.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::repository {

namespace {

/// Lower case, without the dot.
QString endingOf(const QString &name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot < 0 ? QString() : name.mid(dot + 1).toLower();
}

bool isStack(const QString &name, const QString &ending)
{
    static const QSet<QString> stacks = {u"pdf"_s, u"gif"_s, u"lsm"_s, u"stk"_s,  u"czi"_s, u"lif"_s,
                                         u"nd2"_s, u"oif"_s, u"oib"_s, u"mrxs"_s, u"dcm"_s, u"btf"_s};
    const bool isTiff = ending == "tif"_L1 || ending == "tiff"_L1;
    return stacks.contains(ending) || (isTiff && (name.contains(".ome."_L1, Qt::CaseInsensitive) ||
                                                  name.contains("stack"_L1, Qt::CaseInsensitive)));
}

QString named(const QString &sentence, const QStringList &names)
{
    constexpr int most = 3;
    QStringList shown;
    for (const QString &name : names.first(std::min<qsizetype>(most, names.size())))
        shown << u'“' + name.left(80) + u'”';
    if (names.size() > most)
        shown << Tr::tr("%1 more").arg(names.size() - most);
    return sentence.arg(shown.join(u", "_s));
}

} // namespace

FileKind fileKind(const File &file)
{
    static const QSet<QString> archives = {u"zip"_s, u"tar"_s, u"gz"_s, u"tgz"_s, u"7z"_s, u"rar"_s, u"bz2"_s, u"xz"_s};
    static const QSet<QString> images = {u"tif"_s, u"tiff"_s, u"png"_s, u"jpg"_s,  u"jpeg"_s, u"webp"_s,
                                         u"svg"_s, u"fits"_s, u"fit"_s, u"heic"_s, u"avif"_s, u"exr"_s,
                                         u"svs"_s, u"ndpi"_s, u"scn"_s, u"jp2"_s,  u"j2k"_s,  u"jxl"_s,
                                         u"ppm"_s, u"pgm"_s,  u"pbm"_s, u"hdr"_s,  u"bmp"_s};
    if (file.isLinkOnly)
        return FileKind::Link;
    const QString ending = endingOf(file.name);
    if (isStack(file.name, ending))
        return FileKind::Stack;
    if (images.contains(ending))
        return FileKind::Image;
    return archives.contains(ending) ? FileKind::Archive : FileKind::Other;
}

bool mayHaveImage(const File &file)
{
    const FileKind kind = fileKind(file);
    return kind == FileKind::Image || kind == FileKind::Stack;
}

QStringList unseen(const QList<File> &files)
{
    QStringList stacks;
    QStringList archives;
    QStringList links;
    for (const File &file : files) {
        const FileKind kind = fileKind(file);
        if (kind == FileKind::Stack)
            stacks << file.name;
        else if (kind == FileKind::Archive)
            archives << file.name;
        else if (kind == FileKind::Link)
            links << file.name;
    }
    QStringList sentences;
    if (!stacks.isEmpty())
        sentences << named(Tr::tr("Only the first page of a stack can be seen: %1."), stacks);
    if (!archives.isEmpty())
        sentences << named(Tr::tr("Images inside archives can't be seen: %1."), archives);
    if (!links.isEmpty())
        sentences << named(Tr::tr("Files that lie elsewhere can't be seen: %1."), links);
    return sentences;
}

} // namespace kader::repository
