#include "curation/annotationwords.h"

#include "curation/bodyforms.h"
#include "iiif/annotation.h"
#include "iiif/edits.h"
#include "iiif/fragment.h"

#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

using store::Annotation;

/// JSON of the bodies; empty when there are none.
QByteArray bodiesOf(const Annotation &annotation)
{
    if (!annotation.body.isEmpty() || annotation.text.isEmpty())
        return annotation.body;
    return bodyOf(AnnotationText{.text = annotation.text, .language = annotation.language});
}

void read(iiif::Value body, AnnotationWords &words)
{
    if (std::optional<AnnotationText> text = textIn(body))
        words.texts.push_back(std::move(*text));
    else if (std::optional<AnnotationTag> tag = tagIn(body))
        words.tags.push_back(std::move(*tag));
    else if (!body.isNull())
        ++words.others;
}

/// Of a tag's text and the body that tells its meaning, one.
void join(std::vector<AnnotationTag> &tags)
{
    for (auto meaning = tags.begin(); meaning != tags.end();) {
        const auto isIts = [&](const AnnotationTag &tag) { return tag.address.isEmpty() && tag.text == meaning->text; };
        const auto tag = meaning->address.isEmpty() ? tags.end() : std::find_if(tags.begin(), tags.end(), isIts);
        if (tag == tags.end()) {
            ++meaning;
            continue;
        }
        tag->address = meaning->address;
        tag->meaning = meaning->place;
        meaning = tags.erase(meaning);
    }
}

AnnotationWords readWords(iiif::Value root)
{
    AnnotationWords words;
    const auto readOne = [&words](iiif::Value body) {
        const iiif::Value items = choiceItems(body);
        if (!items)
            return read(body, words);
        for (const iiif::Value item : items)
            read(item, words);
    };
    if (root.isArray()) {
        for (const iiif::Value body : root)
            readOne(body);
    } else {
        readOne(root);
    }
    join(words.tags);
    return words;
}

template <typename Word>
const Word *at(const std::vector<Word> &words, const BodyPlace &place)
{
    const auto found = std::find_if(words.begin(), words.end(), [&](const Word &word) { return word.place == place; });
    return found == words.end() ? nullptr : &*found;
}

/// Changes bodies where they stand and takes out those that are gone.
class BodyEditor final {
public:
    explicit BodyEditor(const iiif::Outline &outline) : m_outline(outline), m_edits(outline) {}

    /// Nothing is left when the answer is empty.
    [[nodiscard]] QByteArray run(const AnnotationWords &before, const AnnotationWords &after);

private:
    void follow(const AnnotationText &before, const AnnotationText *after);
    void tell(iiif::Value body, const AnnotationText &before, const AnnotationText &after);
    void remove(const BodyPlace &place);
    [[nodiscard]] bool isGone(iiif::Value body) const;
    void takeOut(iiif::Value list);

    const iiif::Outline &m_outline;
    iiif::Edits m_edits;
    QSet<quint32> m_gone;
};

QByteArray BodyEditor::run(const AnnotationWords &before, const AnnotationWords &after)
{
    for (const AnnotationText &text : before.texts)
        follow(text, at(after.texts, text.place));
    for (const AnnotationTag &tag : before.tags) {
        const AnnotationTag *now = at(after.tags, tag.place);
        if (now && *now == tag)
            continue;
        remove(tag.place);
        remove(tag.meaning);
    }
    const iiif::Value root = m_outline.root();
    if (isGone(root))
        return {};
    if (root.isArray())
        takeOut(root);
    else if (const iiif::Value items = choiceItems(root))
        takeOut(items);
    return m_edits.patches()
        .map([this](const iiif::Patches &patches) { return iiif::patched(m_outline.text(), patches); })
        .value_or(m_outline.text());
}

void BodyEditor::follow(const AnnotationText &before, const AnnotationText *after)
{
    if (after && *after == before)
        return;
    const bool isMadeEmpty = after && after->text.isEmpty() && !before.text.isEmpty();
    if (!after || isMadeEmpty)
        return remove(before.place);
    tell({&m_outline, *before.place}, before, *after);
}

void BodyEditor::tell(iiif::Value body, const AnnotationText &before, const AnnotationText &after)
{
    if (body.isString())
        return m_edits.replace(body, bodyOf(after));
    if (after.text != before.text)
        m_edits.set(body, "value", iiif::jsonString(after.text));
    if (after.isHtml != before.isHtml)
        m_edits.set(body, "format", after.isHtml ? R"("text/html")" : R"("text/plain")");
    if (after.language == before.language)
        return;
    if (!after.language.isEmpty())
        m_edits.set(body, "language", iiif::jsonString(after.language));
    else if (const iiif::Value language = body["language"])
        m_edits.remove(language);
}

void BodyEditor::remove(const BodyPlace &place)
{
    if (place)
        m_gone.insert(*place);
}

/// Also a Choice between bodies that are all gone.
bool BodyEditor::isGone(iiif::Value body) const
{
    if (m_gone.contains(body.index()))
        return true;
    const iiif::Value items = choiceItems(body);
    if (!items || !items.firstChild())
        return false;
    for (const iiif::Value item : items) {
        if (!m_gone.contains(item.index()))
            return false;
    }
    return true;
}

void BodyEditor::takeOut(iiif::Value list)
{
    for (const iiif::Value body : list) {
        if (isGone(body))
            m_edits.remove(body);
        else if (const iiif::Value items = choiceItems(body); items && body.parent() == m_outline.root())
            takeOut(items);
    }
}

/// New bodies, as JSON.
struct Additions {
    QByteArrayList texts;
    QByteArrayList tags;
};

Additions additionsOf(const AnnotationWords &before, const AnnotationWords &after)
{
    Additions additions;
    for (const AnnotationText &text : after.texts) {
        if (!text.place && !text.text.isEmpty())
            additions.texts += bodyOf(text);
    }
    for (const AnnotationTag &tag : after.tags) {
        const AnnotationTag *known = tag.place ? at(before.tags, tag.place) : nullptr;
        if (known && *known == tag)
            continue;
        additions.tags += bodyOf(tag);
        if (!tag.address.isEmpty())
            additions.tags += meaningOf(tag);
    }
    return additions;
}

QByteArray listOf(const QByteArrayList &bodies)
{
    return bodies.size() == 1 ? bodies.first() : '[' + bodies.join(',') + ']';
}

/// The first Choice among bodies that are there.
iiif::Value firstChoice(iiif::Value root)
{
    if (!root.isArray())
        return choiceItems(root);
    for (const iiif::Value body : root) {
        if (const iiif::Value items = choiceItems(body))
            return items;
    }
    return {};
}

/// Texts go into the first Choice that is there, and are taken from what is still to be added.
QByteArray addedToChoice(const iiif::Outline &outline, Additions &additions)
{
    const iiif::Value choice = firstChoice(outline.root());
    if (!choice)
        return outline.text();
    iiif::Edits edits(outline);
    for (const QByteArray &text : std::exchange(additions.texts, {}))
        edits.append(choice, text);
    return iiif::patched(outline.text(), edits.patches().value_or(iiif::Patches()));
}

/// A list of bodies with texts before its first tag, and tags at its end.
QByteArray addedToList(const iiif::Outline &outline, const Additions &additions)
{
    const iiif::Value root = outline.root();
    iiif::Value firstTag;
    for (const iiif::Value body : root) {
        if (!firstTag && isTag(body))
            firstTag = body;
    }
    iiif::Edits edits(outline);
    for (const QByteArray &text : firstTag ? QByteArrayList() : additions.texts)
        edits.append(root, text);
    for (const QByteArray &tag : additions.tags)
        edits.append(root, tag);
    iiif::Patches patches = edits.patches().value_or(iiif::Patches());
    if (firstTag && !additions.texts.isEmpty())
        patches.insert(
            patches.begin(),
            {.offset = qsizetype(firstTag.node().begin), .length = 0, .bytes = additions.texts.join(',') + ','});
    return iiif::patched(outline.text(), patches);
}

QByteArray added(const QByteArray &bodies, Additions additions)
{
    const QByteArrayList alone = additions.texts + additions.tags;
    if (alone.isEmpty())
        return bodies;
    const Result<iiif::Outline> before = iiif::Outline::parse(bodies);
    if (!before || before->root().isNull() || (before->root().isArray() && !before->root().firstChild()))
        return listOf(alone);
    const Result<iiif::Outline> outline = iiif::Outline::parse(addedToChoice(*before, additions));
    if (!outline)
        return bodies;
    const iiif::Value root = outline->root();
    if (root.isArray())
        return addedToList(*outline, additions);
    QByteArrayList all{outline->text()};
    all = isTag(root) ? additions.texts + all : all + additions.texts;
    return listOf(all + additions.tags);
}

/// Takes what is said from bodies as reading a document would.
void settle(Annotation &annotation, const QByteArray &bodies)
{
    annotation.text.clear();
    annotation.language.clear();
    annotation.body.clear();
    const Result<iiif::Outline> outline = iiif::Outline::parse(R"({"body":)" + bodies + '}');
    if (bodies.isEmpty() || !outline)
        return;
    const iiif::Value body = outline->root()["body"];
    if (body.isArray() && !body.firstChild())
        return;
    const iiif::Annotation read = iiif::readAnnotation(outline->root(), {});
    annotation.text = read.text;
    annotation.language = read.language;
    const QByteArray plain = bodyOf(AnnotationText{.text = read.text, .language = read.language});
    if (bodies != plain && bodies != '[' + plain + ']')
        annotation.body = read.bodies;
}

} // namespace

AnnotationWords wordsOf(const Annotation &annotation)
{
    if (annotation.body.isEmpty() && annotation.text.isEmpty())
        return {};
    // Most are so, and among very many of them writing and reading JSON would be felt. It is the root of that.
    if (annotation.body.isEmpty())
        return {.texts = {{.text = annotation.text, .language = annotation.language, .place = 0}}};
    const Result<iiif::Outline> outline = iiif::Outline::parse(annotation.body);
    return outline ? readWords(outline->root()) : AnnotationWords{.others = 1};
}

Annotation withWords(Annotation annotation, const AnnotationWords &words)
{
    const AnnotationWords before = wordsOf(annotation);
    if (words == before)
        return annotation;
    QByteArray bodies = bodiesOf(annotation);
    if (const Result<iiif::Outline> outline = iiif::Outline::parse(bodies))
        bodies = BodyEditor(*outline).run(before, words);
    settle(annotation, added(bodies, additionsOf(before, words)));
    if (annotation.body.isEmpty() && annotation.text.isEmpty() && !words.texts.empty())
        annotation.language = words.texts.front().language; // of the text to come
    return annotation;
}

std::vector<AnnotationTag> usedTags(const Annotation &annotation)
{
    const bool isTagged = annotation.body.contains("tagging");
    const bool isTagging = annotation.motivations == QStringList{u"tagging"_s};
    if (!isTagged && !isTagging)
        return {};
    if (annotation.body.isEmpty() && !annotation.text.isEmpty())
        return {{.text = annotation.text, .language = annotation.language}};
    AnnotationWords words = wordsOf(annotation);
    if (isTagging) {
        for (const AnnotationText &text : words.texts) {
            if (!text.isHtml)
                words.tags.push_back({.text = text.text, .language = text.language});
        }
    }
    return std::move(words.tags);
}

} // namespace kader::curation
