#pragma once

#include "base/webaddress.h"

#include <QList>
#include <QString>

#include <optional>

namespace kader::curation {

struct Licence {
    QString name; ///< As people call it, short.
    WebAddress address;
};

/// Those that a curator's own annotations are usually given, the freest first.
[[nodiscard]] const QList<Licence> &annotationLicences();

/// The licence that an address names: of Creative Commons and RightsStatements.org it begins with http://, which is
/// their name and what `rights` asks for (Presentation 3, 3.1); others stay as they are. Nothing for what is no
/// address.
[[nodiscard]] std::optional<WebAddress> licenceFrom(const QString &typed);
/// What people call it; another one's address.
[[nodiscard]] QString licenceName(const WebAddress &address);

} // namespace kader::curation
