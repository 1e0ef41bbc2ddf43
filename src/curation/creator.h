#pragma once

#include <QString>

namespace kader::curation {

/// A person as the creator of annotations, in the form that store::Annotation keeps: a bare name, or JSON of
/// `{id, type, name}` with the ORCID's https address as the id (Web Annotation, 3.3.1). Empty for nobody.
[[nodiscard]] QString creatorOf(const QString &name, const QString &orcid);

/// Whoever made an annotation, as people read it: "Jo Smit (ORCID 0000-…)", "A. Author, B. Author"; of one without a
/// name the address. Empty for nobody.
[[nodiscard]] QString creatorText(const QString &creator);

} // namespace kader::curation
