#pragma once

#include "base/cancellation.h"
#include "curation/annotationbook.h"
#include "curation/manifestsource.h"
#include "store/change.h"

#include <QSet>

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace kader::curation {

/// Why something is in the worklist.
enum class ToDo {
    FailedImage,   ///< Of a canvas.
    BareCanvas,    ///< Without any annotation.
    NoText,        ///< An annotation that says nothing.
    NoLanguage,    ///< Its text is in no language that is told.
    OutsideCanvas, ///< Its region reaches beyond its canvas.
    Duplicate,     ///< Of an annotation made before it: the same place, text and language.
};
inline constexpr int toDoKinds = int(ToDo::Duplicate) + 1;

struct ToDoItem {
    ToDo kind = ToDo::BareCanvas;
    QUuid source = {};
    std::optional<int> canvas = {};
    QUuid annotation = {};   ///< Null where it is about a canvas.
    bool isIntended = false; ///< Somebody has said that it is fine as it is: it does not count.

    bool operator==(const ToDoItem &) const = default;
};

/// What there is left to do in a curation: canvas by canvas, on each first what is wrong with it itself.
struct Worklist {
    std::vector<ToDoItem> items = {};
    std::array<int, toDoKinds> counts = {}; ///< Of items that count, by their kind.
    int intended = 0;                       ///< Items that don't.
    int canvases = 0;
    int doneCanvases = 0; ///< With nothing in the list that counts, also none of their annotations.
    int annotations = 0;
    int doneAnnotations = 0; ///< With nothing in the list that counts.
};

/// Of what a worklist is made.
struct WorklistGiven {
    AnnotationBook::All all = {};
    std::vector<SourcePtr> sources = {};
    QSet<std::pair<QUuid, int>> failedImages = {}; ///< As far as they were asked for.
    QHash<QString, QString> settings = {};         ///< Of the curation: what is fine as it is, is among them.
};

/// For another thread; incomplete when `cancellation` asks for an end. A body that is more than a text counts as one
/// that says something, and in whatever language it is.
[[nodiscard]] Worklist worklistOf(const WorklistGiven &given, const Cancellation &cancellation = {});

/// The setting of a curation that says of an entry that it is fine as it is; any value says so.
[[nodiscard]] QString intendedKey(const ToDoItem &item);
/// Says so, or no longer; `settings` are those of the curation.
[[nodiscard]] store::Step intendedStep(const ToDoItem &item, bool isIntended, const QHash<QString, QString> &settings);

} // namespace kader::curation
