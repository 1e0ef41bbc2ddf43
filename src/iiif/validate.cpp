#include "iiif/findings.h"

#include "iiif/openmanifest.h"
#include "iiif/rules_checks.h"
#include "iiif/within.h"

#include <QSet>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

QByteArrayView nameOf(Value member)
{
    return QByteArrayView(member.outline()->text()).sliced(member.node().keyBegin, member.node().keyLength);
}

/// Members that repeat in one object. Most objects are small, and are compared member by member.
void checkDuplicates(Findings &findings, Value object)
{
    constexpr size_t few = 16;
    std::array<QByteArrayView, few> first;
    QSet<QByteArrayView> more;
    size_t count = 0;
    for (Value member : object) {
        const QByteArrayView name = nameOf(member);
        const auto *const end = first.begin() + std::min(count, few);
        const bool isTwice = std::find(first.cbegin(), end, name) != end || more.contains(name);
        if (isTwice)
            findings.add(rule("duplicate-member"), member, {member.key()});
        else if (count < few)
            first[count] = name;
        else
            more.insert(name);
        count += isTwice ? 0 : 1;
    }
}

void checkWholeText(Findings &findings, const Outline &outline)
{
    for (quint32 index = 0; index < outline.nodes().size(); ++index) {
        if (outline.nodes()[index].kind == JsonKind::Object)
            checkDuplicates(findings, {&outline, index});
    }
}

std::vector<Problem> validateVersion3(const Document &document)
{
    Findings findings(Findings::Purpose::Tell);
    checkWholeText(findings, document.outline());
    if (document.presentationVersion() == 4)
        findings.add(rule("version-4"), document.root());
    else if (document.kind() == DocumentKind::ImageInfo)
        checkImageInfo(findings, document.root());
    else if (document.kind() != DocumentKind::Unknown)
        Walk(findings, document).run();
    else
        findings.add(rule("document-kind"), document.root());
    return findings.take();
}

/// What belongs to another text than the one that came offers no repair.
void withoutRepair(Problem &problem)
{
    problem.repair = {};
    problem.repaired.clear();
}

/// A version 2 document: that it is one, and what is wrong with it in the form in which it is worked with.
std::vector<Problem> validateVersion2(const Document &document)
{
    std::vector<Problem> problems{problemOf(rule("version-2"), {})};
    problems[0].diagnostic.place.document = document.name();
    const Result<OpenedManifest> opened = openManifest(document);
    if (!opened)
        return problems;
    for (Problem &problem : validateVersion3(opened->manifest.document())) {
        withoutRepair(problem);
        problem.offset = -1;
        problems.push_back(std::move(problem));
    }
    return problems;
}

std::vector<Problem> validateAlone(const Document &document)
{
    return document.presentationVersion() == 2 ? validateVersion2(document) : validateVersion3(document);
}

/// A manifest inside of another document: that it is, and what is wrong with it.
std::vector<Problem> validateWithin(const ManifestWithin &within)
{
    const bool isGraph = within.place.key() == "@graph"_L1 || within.place.parent().key() == "@graph"_L1;
    Problem around = problemOf(isGraph ? rule("graph") : rule("manifest-within"), {});
    around.diagnostic.place = within.place.place();
    around.offset = within.offsetAround(0);
    std::vector<Problem> problems{std::move(around)};
    const QString pointer = within.place.pointer();
    for (Problem &problem : validateAlone(within.document)) {
        withoutRepair(problem);
        if (problem.offset >= 0) {
            problem.offset = within.offsetAround(problem.offset);
            problem.diagnostic.place.pointer.prepend(pointer);
        }
        problems.push_back(std::move(problem));
    }
    return problems;
}

} // namespace

std::vector<Problem> validate(const Document &document)
{
    const std::optional<ManifestWithin> within = manifestWithin(document);
    return within ? validateWithin(*within) : validateAlone(document);
}

void locate(std::vector<Problem> &problems, const Document &document)
{
    std::vector<size_t> order(problems.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [&](size_t a, size_t b) { return problems[a].offset < problems[b].offset; });
    const QByteArrayView text = document.bytes();
    qint64 offset = 0;
    qint64 line = 1;
    qint64 column = 1;
    for (const size_t index : order) {
        const qint64 wanted = problems[index].offset;
        if (wanted < 0)
            continue;
        for (; offset < wanted; ++offset) {
            const bool isNewLine = text[offset] == '\n';
            const bool isContinued = (uchar(text[offset]) & 0xC0) == 0x80; // UTF-8 within a character
            line += isNewLine;
            column = isNewLine ? 1 : column + !isContinued;
        }
        problems[index].diagnostic.place.line = line;
        problems[index].diagnostic.place.column = column;
    }
}

Diagnostics repairAll(const Manifest &manifest, Edits &edits, const QStringList &declined)
{
    Findings findings(Findings::Purpose::Repair);
    Walk(findings, manifest.document()).run();
    Diagnostics done;
    for (const Problem &problem : findings.take()) {
        if (!problem.repair || declined.contains(problem.diagnostic.rule))
            continue;
        problem.repair(edits);
        done.append({.severity = Severity::Info,
                     .rule = problem.diagnostic.rule,
                     .message = problem.repaired,
                     .place = problem.diagnostic.place});
    }
    return done;
}

} // namespace kader::iiif
