#pragma once

#include "curation/worklist.h"

#include <QString>

namespace kader::ui {

/// What is to be done, shortly: "No text".
[[nodiscard]] QString wordsOf(curation::ToDo kind);
/// "No text: 12"
[[nodiscard]] QString wordsOf(const curation::ToDoItem &item);
[[nodiscard]] QString intendedText(int count);
[[nodiscard]] QString countText(curation::ToDo kind, int count);
/// "312 of 380 canvases and 98,420 of 100,000 annotations are done"
[[nodiscard]] QString doneText(const curation::Worklist &list);

} // namespace kader::ui
