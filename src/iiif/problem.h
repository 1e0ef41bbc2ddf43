#pragma once

#include "base/diagnostic.h"
#include "iiif/edits.h"
#include "iiif/manifest.h"
#include "iiif/rules.h"

#include <QStringList>

#include <functional>
#include <vector>

namespace kader::iiif {

/// What validation found, and how it is put right where that is safe.
struct Problem {
    Diagnostic diagnostic;
    QString section;
    QString repaired;                    ///< What the repair does, in words; empty when there is none.
    std::function<void(Edits &)> repair; ///< Valid as long as the document.
    qint64 offset = 0;                   ///< Bytes into the document's text; -1 where it is not in there.
};

/// Problems of any document that IIIF knows, in the order of its text. Where a rule is broken very often only the
/// first places are told, and how many more there are; what is only advice (Info) is told once.
/// A Presentation 2 document has the problem that it is one, and then those of its converted form, to which their
/// pointers belong. One of version 4 is only said to be one. A manifest that lies inside of another document has the
/// problem that it does, and then its own ones, at their places in there.
[[nodiscard]] std::vector<Problem> validate(const Document &document);

/// Gives the problems of validate() their lines and columns, on one walk over the text.
void locate(std::vector<Problem> &problems, const Document &document);

/// Adds every repair that validation offers to the edits, but for those by rules that are declined, and tells what was
/// done, one Info each. Annotations other than those that carry images are left as they are.
[[nodiscard]] Diagnostics repairAll(const Manifest &manifest, Edits &edits, const QStringList &declined = {});

} // namespace kader::iiif
