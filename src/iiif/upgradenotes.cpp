#include "iiif/upgradenotes.h"

#include "base/tr.h"

namespace kader::iiif {

namespace {

struct Sentence {
    UpgradeNote note;
    Severity severity;
    const char *rule;
    const char *one;
    const char *many; ///< %1 is how many.
};

// clang-format off
constexpr std::array sentences = {
    Sentence{UpgradeNote::Converted, Severity::Info, "version-2",
        QT_TRANSLATE_NOOP("Kader", "The document is of IIIF Presentation 2; it is saved as version 3."), ""},
    Sentence{UpgradeNote::DocumentId, Severity::Warning, "version-2-id",
        QT_TRANSLATE_NOOP("Kader", "The document does not say its own address; the one it was opened from was taken."), ""},
    Sentence{UpgradeNote::NoId, Severity::Warning, "version-2-id",
        QT_TRANSLATE_NOOP("Kader", "A part has no address, and none could be made for it."),
        QT_TRANSLATE_NOOP("Kader", "%1 parts have no address, and none could be made for them.")},
    Sentence{UpgradeNote::MintedId, Severity::Info, "version-2-id",
        QT_TRANSLATE_NOOP("Kader", "A part that needs an address in version 3 was given one."),
        QT_TRANSLATE_NOOP("Kader", "%1 parts that need an address in version 3 were given one.")},
    Sentence{UpgradeNote::FurtherOrder, Severity::Info, "version-2-sequence",
        QT_TRANSLATE_NOOP("Kader", "A further page order became a range."),
        QT_TRANSLATE_NOOP("Kader", "%1 further page orders became ranges.")},
    Sentence{UpgradeNote::OrderElsewhere, Severity::Warning, "version-2-sequence",
        QT_TRANSLATE_NOOP("Kader", "A further page order is in a document of its own and was left out."),
        QT_TRANSLATE_NOOP("Kader", "%1 further page orders are in documents of their own and were left out.")},
    Sentence{UpgradeNote::FurtherCanvas, Severity::Info, "version-2-sequence",
        QT_TRANSLATE_NOOP("Kader", "A canvas that only a further page order has was put behind the others."),
        QT_TRANSLATE_NOOP("Kader", "%1 canvases that only further page orders have were put behind the others.")},
    Sentence{UpgradeNote::CanvasElsewhere, Severity::Warning, "version-2-sequence",
        QT_TRANSLATE_NOOP("Kader", "A further page order names a canvas that is not in the document."),
        QT_TRANSLATE_NOOP("Kader", "Further page orders name %1 canvases that are not in the document.")},
    Sentence{UpgradeNote::TopRange, Severity::Info, "version-2-range",
        QT_TRANSLATE_NOOP("Kader", "The range that only gathers the others was left out; version 3 needs none."),
        QT_TRANSLATE_NOOP("Kader", "%1 ranges that only gather the others were left out; version 3 needs none.")},
    Sentence{UpgradeNote::RangeTwice, Severity::Warning, "version-2-range",
        QT_TRANSLATE_NOOP("Kader", "A range is listed more than once; it was kept in the first place."),
        QT_TRANSLATE_NOOP("Kader", "%1 ranges are listed more than once; they were kept in the first place.")},
    Sentence{UpgradeNote::RangeCycle, Severity::Warning, "version-2-range",
        QT_TRANSLATE_NOOP("Kader", "A range contains itself; it was made one of the outermost."),
        QT_TRANSLATE_NOOP("Kader", "%1 ranges contain themselves; they were made outermost ones.")},
    Sentence{UpgradeNote::RangeMissing, Severity::Warning, "version-2-range",
        QT_TRANSLATE_NOOP("Kader", "A range is pointed at that is not in the document; the reference was kept."),
        QT_TRANSLATE_NOOP("Kader", "%1 ranges are pointed at that are not in the document; the references were kept.")},
    Sentence{UpgradeNote::RangeTooDeep, Severity::Warning, "version-2-range",
        QT_TRANSLATE_NOOP("Kader", "A range lies too deep in others; it was moved further out."),
        QT_TRANSLATE_NOOP("Kader", "%1 ranges lie too deep in others; they were moved further out.")},
    Sentence{UpgradeNote::RangeNames, Severity::Warning, "version-2-range",
        QT_TRANSLATE_NOOP("Kader", "A range is called otherwise where it is listed; its own name was kept."),
        QT_TRANSLATE_NOOP("Kader", "%1 ranges are called otherwise where they are listed; their own names were kept.")},
    Sentence{UpgradeNote::MembersDiffer, Severity::Info, "version-2-members",
        QT_TRANSLATE_NOOP("Kader", "An entry that the list of all members lacks was added to it."),
        QT_TRANSLATE_NOOP("Kader", "%1 entries that the list of all members lacks were added to it.")},
    Sentence{UpgradeNote::Licence, Severity::Info, "version-2-licence",
        QT_TRANSLATE_NOOP("Kader", "The licence is not the address of a Creative Commons licence or a RightsStatements.org "
                                   "statement; it was kept as an entry of the metadata."),
        QT_TRANSLATE_NOOP("Kader", "%1 licences are not, or not the only, address of a Creative Commons licence or a "
                                   "RightsStatements.org statement; they were kept as entries of the metadata.")},
    Sentence{UpgradeNote::RightsForm, Severity::Info, "version-2-licence",
        QT_TRANSLATE_NOOP("Kader", "The licence's address was put in the form that identifies it."),
        QT_TRANSLATE_NOOP("Kader", "The addresses of %1 licences were put in the form that identifies them.")},
    Sentence{UpgradeNote::Provider, Severity::Info, "version-2-provider",
        QT_TRANSLATE_NOOP("Kader", "The logo became that of a provider, who was named after the attribution."),
        QT_TRANSLATE_NOOP("Kader", "The logos became those of %1 providers, who were named after the attributions.")},
    Sentence{UpgradeNote::ProviderUnknown, Severity::Warning, "version-2-provider",
        QT_TRANSLATE_NOOP("Kader", "The logo became that of a provider, whose name the document does not tell."),
        QT_TRANSLATE_NOOP("Kader", "The logos became those of %1 providers, whose names the document does not tell.")},
    Sentence{UpgradeNote::Related, Severity::Info, "version-2-related",
        QT_TRANSLATE_NOOP("Kader", "A related document that is no web page was kept as an entry of the metadata."),
        QT_TRANSLATE_NOOP("Kader", "%1 related documents that are no web pages were kept as entries of the metadata.")},
    Sentence{UpgradeNote::Transcription, Severity::Info, "version-2-motivation",
        QT_TRANSLATE_NOOP("Kader", "A text that was called painted is now said to supplement its canvas."),
        QT_TRANSLATE_NOOP("Kader", "%1 texts that were called painted are now said to supplement their canvas.")},
    Sentence{UpgradeNote::PaintingAside, Severity::Warning, "version-2-motivation",
        QT_TRANSLATE_NOOP("Kader", "An image is painted by a list of annotations and not by its canvas; it was left there."),
        QT_TRANSLATE_NOOP("Kader", "%1 images are painted by lists of annotations and not by their canvas; they were left there.")},
    Sentence{UpgradeNote::NoBody, Severity::Info, "version-2-body",
        QT_TRANSLATE_NOOP("Kader", "An alternative that shows nothing was left out."),
        QT_TRANSLATE_NOOP("Kader", "%1 alternatives that show nothing were left out.")},
    Sentence{UpgradeNote::ImageAddress, Severity::Info, "version-2-image",
        QT_TRANSLATE_NOOP("Kader", "An image had no address but its service's; it was given that of the whole image."),
        QT_TRANSLATE_NOOP("Kader", "%1 images had no address but their service's; they were given that of the whole image.")},
    Sentence{UpgradeNote::AnnotationType, Severity::Warning, "version-2-type",
        QT_TRANSLATE_NOOP("Kader", "An annotation is not called one, but looks like one; it was taken for it."),
        QT_TRANSLATE_NOOP("Kader", "%1 annotations are not called so, but look like it; they were taken for them.")},
    Sentence{UpgradeNote::ServiceType, Severity::Warning, "version-2-service",
        QT_TRANSLATE_NOOP("Kader", "An image's service does not say what it is; it was taken for one of the Image API 2."),
        QT_TRANSLATE_NOOP("Kader", "%1 images' services do not say what they are; they were taken for the Image API 2.")},
    Sentence{UpgradeNote::LeftOut, Severity::Warning, "version-2-left-out",
        QT_TRANSLATE_NOOP("Kader", "A member whose place in version 3 another one takes was left out."),
        QT_TRANSLATE_NOOP("Kader", "%1 members whose place in version 3 others take were left out.")},
    Sentence{UpgradeNote::TooDeep, Severity::Warning, "version-2-too-deep",
        QT_TRANSLATE_NOOP("Kader", "A part lies too deep in others to be converted; it was copied as it is or left out."),
        QT_TRANSLATE_NOOP("Kader", "%1 parts lie too deep in others to be converted; they were copied as they are or left out.")},
};
// clang-format on

} // namespace

Diagnostics UpgradeNotes::told(const QString &document) const
{
    Diagnostics all;
    for (const Sentence &sentence : sentences) {
        const int count = m_counts[size_t(sentence.note)];
        const bool isOne = count == 1 || !*sentence.many;
        if (count > 0)
            all.append({.severity = sentence.severity,
                        .rule = QString::fromLatin1(sentence.rule),
                        .message = isOne ? Tr::tr(sentence.one) : Tr::tr(sentence.many).arg(count),
                        .place = {.document = document}});
    }
    return all;
}

} // namespace kader::iiif
