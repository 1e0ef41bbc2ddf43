#pragma once

#include "store/annotation.h"

#include <QString>

#include <optional>
#include <vector>

namespace kader::curation {

/// Where in the JSON of an annotation's bodies something was read (an index of its outline); absent for what is new.
using BodyPlace = std::optional<quint32>;

/// A text that an annotation says, in one language.
struct AnnotationText {
    QString text = {};
    QString language = {}; ///< Empty when none is told.
    bool isHtml = false;   ///< By its format; where that is missing, by its looks.
    BodyPlace place = {};

    bool operator==(const AnnotationText &) const = default;
};

/// A word that an annotation files its target under (Web Annotation, 3.3.5: a body whose purpose is tagging).
struct AnnotationTag {
    QString text = {};     ///< Of a term that only has an address, that.
    QString language = {}; ///< Empty when none is told.
    QString address = {};  ///< Of the term that it means, in a vocabulary; empty for a mere word.
    BodyPlace place = {};
    BodyPlace meaning = {}; ///< Of the body that tells the address, where it is another one.

    bool operator==(const AnnotationTag &) const = default;
};

/// What an annotation says, read from its bodies of whatever form: one, an array, a Choice, a bare string; in the order
/// in which they stand there.
///
/// A plain text is a text here, also where the annotation's motivation is tagging: such a text is a tag only as long as
/// the motivation stays, and changing that must not move it about. usedTags() counts it.
struct AnnotationWords {
    std::vector<AnnotationText> texts = {};
    std::vector<AnnotationTag> tags = {};
    int others = 0; ///< Bodies that are neither, such as images: they are never touched.

    bool operator==(const AnnotationWords &) const = default;
};

[[nodiscard]] AnnotationWords wordsOf(const store::Annotation &annotation);

/// The annotation saying these words, which were read from it by wordsOf() and edited. Every body that was not edited
/// stays as it is, to the byte; without an edit the annotation does.
///
/// Texts of several languages become bodies side by side: of a Choice, which the model has for it (3.2.7), the viewers
/// of today show nothing at all. One that is there is kept, and further languages join it. Texts come before tags, for
/// some viewers show the first body only. A text that was made empty goes, unless it is all there is.
///
/// A tag with an address becomes two bodies: its text with the purpose tagging, which viewers show, and behind it a
/// SpecificResource with that purpose (Web Annotation, 4.1) whose source is the term, labelled with the same text, by
/// which the two are known to be one. The model allows no address beside a text, and of the SpecificResource alone
/// viewers show nothing.
[[nodiscard]] store::Annotation withWords(store::Annotation annotation, const AnnotationWords &words);

/// The tags that an annotation uses: those of its bodies, and texts that its motivation makes tags.
[[nodiscard]] std::vector<AnnotationTag> usedTags(const store::Annotation &annotation);

} // namespace kader::curation
