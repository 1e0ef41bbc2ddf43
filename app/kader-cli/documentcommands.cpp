#include "commands.h"
#include "console.h"

#include "base/tr.h"
#include "iiif/inspection.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace kader::cli {

namespace {

QJsonObject memberJson(const iiif::CollectionMember &member)
{
    QJsonObject json{{u"kind"_s, iiif::kindName(member.kind)}, {u"id"_s, member.id}, {u"label"_s, member.label.name()}};
    if (member.parent >= 0)
        json.insert(u"parent"_s, member.parent);
    return json;
}

QJsonObject inspectionJson(const QString &name, const iiif::Inspection &inspection)
{
    QJsonArray members;
    for (const iiif::CollectionMember &member : inspection.members)
        members.append(memberJson(member));
    QJsonArray notes;
    for (const Diagnostic &note : inspection.notes)
        notes.append(note.message);
    QJsonObject json{{u"document"_s, name},
                     {u"kind"_s, iiif::kindName(inspection.kind)},
                     {u"id"_s, inspection.id},
                     {u"label"_s, inspection.label},
                     {u"canvases"_s, inspection.canvases},
                     {u"annotations"_s, inspection.annotations},
                     {u"referencedPages"_s, inspection.referencedPages},
                     {u"notes"_s, notes}};
    if (inspection.presentationVersion > 0)
        json.insert(u"presentation"_s, inspection.presentationVersion);
    if (inspection.kind == iiif::DocumentKind::Collection)
        json.insert(u"members"_s, members);
    return json;
}

QString kindWords(iiif::DocumentKind kind)
{
    switch (kind) {
    case iiif::DocumentKind::Manifest:
        return Tr::tr("manifest");
    case iiif::DocumentKind::Collection:
        return Tr::tr("collection");
    case iiif::DocumentKind::Canvas:
        return Tr::tr("canvas");
    case iiif::DocumentKind::AnnotationPage:
        return Tr::tr("annotation page");
    case iiif::DocumentKind::Annotation:
        return Tr::tr("annotation");
    case iiif::DocumentKind::ImageInfo:
    case iiif::DocumentKind::Unknown:
        break;
    }
    return Tr::tr("image");
}

QByteArray line(const QStringList &cells)
{
    QStringList safe;
    for (const QString &cell : cells)
        safe.append(onOneLine(cell));
    return safe.join(u'\t').toUtf8() + '\n';
}

/// The members of a collection, one a line, set in below what lists them.
QByteArray memberLines(const std::vector<iiif::CollectionMember> &members)
{
    QByteArray lines;
    std::vector<int> depths;
    for (const iiif::CollectionMember &member : members) {
        depths.push_back(member.parent < 0 ? 1 : depths[size_t(member.parent)] + 1);
        lines += QByteArray(2 * depths.back(), ' ') +
                 line({kindWords(member.kind), member.label.name().simplified(), member.id});
    }
    return lines;
}

QByteArray inspectionLines(const QString &name, const iiif::Inspection &inspection)
{
    const QString version =
        inspection.presentationVersion > 0 ? Tr::tr("Presentation %1").arg(inspection.presentationVersion) : QString();
    if (inspection.kind == iiif::DocumentKind::Collection)
        return line({name, kindWords(inspection.kind), version, Tr::tr("%1 members").arg(inspection.members.size())}) +
               memberLines(inspection.members);
    return line({name, kindWords(inspection.kind), version, Tr::tr("%1 canvases").arg(inspection.canvases),
                 Tr::tr("%1 annotations").arg(inspection.annotations),
                 Tr::tr("%1 referenced pages").arg(inspection.referencedPages)});
}

/// What came of one document; a refusal is part of the list too.
struct Inspected {
    QJsonObject json;
    QByteArray lines;
    Exit exit = Exit::Done;
};

Inspected refused(Context &context, const QString &text, const Error &error)
{
    sayError(error);
    context.report.addError(error);
    QJsonObject json{{u"document"_s, text}, {u"error"_s, error.message}};
    QString reason = error.message;
    if (error.place.line > 0) {
        json.insert(u"line"_s, error.place.line);
        json.insert(u"column"_s, error.place.column);
        reason = Tr::tr("line %1, column %2: %3").arg(error.place.line).arg(error.place.column).arg(error.message);
    }
    return {.json = json, .lines = line({text, Tr::tr("refused"), reason}), .exit = exitFor(error)};
}

Inspected inspectOne(Context &context, const QString &text)
{
    const Result<iiif::Inspection> inspection = context.session.document(text).and_then(iiif::inspected);
    if (!inspection)
        return refused(context, text, inspection.error());
    sayAll(inspection->notes);
    context.report.addDiagnostics(u"problems"_s, inspection->notes);
    return {.json = inspectionJson(text, *inspection), .lines = inspectionLines(text, *inspection)};
}

} // namespace

Result<Exit> inspect(Context &context)
{
    QJsonArray array;
    QByteArray lines;
    Exit exit = Exit::Done;
    for (const QString &text : context.arguments.positional()) {
        const Inspected one = inspectOne(context, text);
        array.append(one.json);
        lines += one.lines;
        exit = worse(exit, one.exit);
    }
    context.report.set(u"documents"_s, array);
    const QByteArray text = context.arguments.has(u"json"_s) ? QJsonDocument(array).toJson() : lines;
    return writeDocument(text, {}).map([&] { return exit; });
}

Result<Exit> convert(Context &context)
{
    const Result<iiif::Converted> converted =
        context.session.document(context.arguments.positional().first()).and_then(iiif::inPresentation3);
    if (!converted)
        return tl::unexpected(converted.error());
    sayAll(converted->notes);
    context.report.addDiagnostics(u"problems"_s, converted->notes);
    return writeDocument(converted->bytes, context.arguments.value(u"o"_s)).map([] { return Exit::Done; });
}

} // namespace kader::cli
