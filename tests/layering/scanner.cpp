#include "scanner.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <utility>

using namespace Qt::StringLiterals;

namespace kader::layering {

namespace {

// A header of the C++ library: no folder, no ending. Qt's look the same but for their first letter.
bool isStandard(const QString &header)
{
    return !header.contains(u'/') && !header.contains(u'.') && !header.startsWith(u'Q');
}

// Qt's headers by the look of their names, so that a module that is not installed is noticed too.
bool looksLikeQt(const QString &header)
{
    static const QRegularExpression pattern(u"^(Qt[A-Z]\\w*/|Q[A-Za-z]\\w*$)"_s);
    return pattern.match(header).hasMatch();
}

QString folderOf(const QString &path)
{
    return path.left(path.lastIndexOf(u'/'));
}

} // namespace

QtHeaders QtHeaders::installedIn(const QString &includeFolder)
{
    QtHeaders headers;
    const QStringList folders = QDir(includeFolder).entryList({u"Qt*"_s}, QDir::Dirs);
    for (const QString &folder : folders) {
        const QStringList names = QDir(includeFolder + u'/' + folder).entryList(QDir::Files);
        for (const QString &name : names)
            headers.add(name, folder.mid(2));
    }
    return headers;
}

QString QtHeaders::moduleOf(const QString &header) const
{
    const qsizetype slash = header.indexOf(u'/');
    if (slash > 2 && header.startsWith("Qt"_L1))
        return header.mid(2, slash - 2);
    return m_modules.value(header);
}

Scanner::Scanner(Layers layers, QtHeaders qtHeaders, FileExists fileExists)
    : m_layers(std::move(layers)), m_qtHeaders(std::move(qtHeaders)), m_fileExists(std::move(fileExists))
{}

QStringList Scanner::scan(const Source &source) const
{
    const Unit *unit = m_layers.unitOfPath(source.path);
    if (!unit)
        return {source.path + u":1: this folder is not in src/layers.json"_s};
    static const QRegularExpression include(u"^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"_s);
    QStringList findings;
    const QStringList lines = withoutComments(source.text).split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QRegularExpressionMatch match = include.match(lines[i]);
        QString fault;
        if (match.hasMatch())
            fault = faultOfInclude(*unit, source.path, match.captured(1));
        if (fault.isEmpty() && m_layers.isBelowWindow(*unit))
            fault = faultOfWord(lines[i]);
        if (!fault.isEmpty())
            findings.append(u"%1:%2: %3"_s.arg(source.path).arg(i + 1).arg(fault));
    }
    return findings;
}

QString Scanner::faultOfInclude(const Unit &unit, const QString &path, const QString &header) const
{
    if (const Unit *used = m_layers.unitNamed(header.section(u'/', 0, 0)); used && header.contains(u'/')) {
        const bool allowed = used->name == unit.name || unit.uses.contains(used->name);
        return allowed ? QString() : u"%1 must not include %2 (%3)"_s.arg(unit.name, used->name, header);
    }
    if (const Package *package = m_layers.packageOfHeader(header)) {
        const bool allowed = unit.packages.contains(package->name);
        return allowed ? QString() : u"%1 must not include %2 (%3)"_s.arg(unit.name, package->name, header);
    }
    if (const QString module = m_qtHeaders.moduleOf(header); !module.isEmpty() || looksLikeQt(header)) {
        const QString shown = module.isEmpty() ? u"a Qt module that is not known"_s : u"Qt "_s + module;
        const bool allowed = unit.qtModules.contains(module);
        return allowed ? QString() : u"%1 must not include %2 (%3)"_s.arg(unit.name, shown, header);
    }
    if (isStandard(header) || header.endsWith(".moc"_L1))
        return {};
    const bool isOwn = !header.contains(".."_L1) && m_fileExists(folderOf(path) + u'/' + header);
    return isOwn ? QString() : u"%1 is of no library that %2 may use"_s.arg(header, unit.name);
}

QString Scanner::faultOfWord(const QString &line) const
{
    for (const QString &word : m_layers.windowWords()) {
        const qsizetype at = line.indexOf(word);
        if (at < 0)
            continue;
        const bool isWhole = at == 0 || !(line[at - 1].isLetterOrNumber() || line[at - 1] == u'_');
        if (isWhole)
            return u"%1 has no place below the window"_s.arg(word);
    }
    return {};
}

QStringList Scanner::scanLinks(const Unit &unit, const QStringList &links) const
{
    QStringList findings;
    for (const QString &link : links) {
        const QString fault = faultOfLink(unit, link);
        if (!fault.isEmpty())
            findings.append(unit.path + u"/CMakeLists.txt:1: "_s + fault);
    }
    return findings;
}

QString Scanner::faultOfLink(const Unit &unit, const QString &link) const
{
    bool allowed = m_layers.flagTargets().contains(link);
    if (const Unit *used = m_layers.unitOfTarget(link))
        allowed = unit.uses.contains(used->name);
    else if (const Package *package = m_layers.packageOfLink(link))
        allowed = unit.packages.contains(package->name);
    else if (link.startsWith("Qt6::"_L1))
        allowed = unit.qtModules.contains(link.mid(5));
    return allowed ? QString() : u"%1 must not link %2"_s.arg(unit.name, link);
}

QString withoutComments(const QString &text)
{
    // In order of what hides what: raw strings, strings, characters, comments. An include's quotes are kept.
    static const QRegularExpression pattern(u"(?<include>^[ \\t]*#[ \\t]*include[ \\t]*[<\"][^>\"\\n]*[>\"])"
                                            u"|R\"(?<raw>[^(\\s]*)\\(.*?\\)\\k<raw>\""
                                            u"|\"(?:\\\\.|[^\"\\\\\\n])*\""
                                            u"|(?<![0-9a-fA-F])'(?:\\\\.|[^'\\\\\\n])+'"
                                            u"|//[^\\n]*"
                                            u"|/\\*.*?\\*/"_s,
                                            QRegularExpression::MultilineOption |
                                                QRegularExpression::DotMatchesEverythingOption);
    QString plain;
    qsizetype end = 0;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        plain += QStringView(text).mid(end, match.capturedStart() - end);
        plain +=
            match.capturedStart("include"_L1) >= 0 ? match.captured() : QString(match.captured().count(u'\n'), u'\n');
        end = match.capturedEnd();
    }
    plain += QStringView(text).mid(end);
    return plain;
}

} // namespace kader::layering
