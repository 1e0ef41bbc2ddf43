#pragma once

#include "base/cancellation.h"
#include "curation/annotationbook.h"
#include "curation/manifestsource.h"

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
    QUuid annotation = {}; ///< Null where it is about a canvas.

    bool operator==(const ToDoItem &) const = default;
};

/// What there is left to do in a curation: canvas by canvas, on each first what is wrong with it itself.
struct Worklist {
    std::vector<ToDoItem> items = {};
    std::array<int, toDoKinds> counts = {}; ///< Of items, by their kind.
    int canvases = 0;
    int doneCanvases = 0; ///< With nothing in the list, also none of their annotations.
    int annotations = 0;
    int doneAnnotations = 0; ///< With nothing in the list.
};

/// Of what a worklist is made.
struct WorklistGiven {
    AnnotationBook::All all = {};
    std::vector<SourcePtr> sources = {};
    QSet<std::pair<QUuid, int>> failedImages = {}; ///< As far as they were asked for.
};

/// For another thread; incomplete when `cancellation` asks for an end. A body that is more than a text counts as one
/// that says something, and in whatever language it is.
[[nodiscard]] Worklist worklistOf(const WorklistGiven &given, const Cancellation &cancellation = {});

} // namespace kader::curation
