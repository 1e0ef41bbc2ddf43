#pragma once

#include "ui/shared/choicebox.h"

namespace kader::ui {

/// The motivations of the Web Annotation vocabulary (section 3.3.5) and of Presentation 3, those that curators
/// use most first.
[[nodiscard]] QList<Choice> motivationChoices();

/// Languages that texts about 4TU's images are often in; others are typed as their BCP 47 tag.
[[nodiscard]] QList<Choice> languageChoices();

} // namespace kader::ui
