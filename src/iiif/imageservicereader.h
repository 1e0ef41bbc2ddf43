#pragma once

#include "iiif/imageservice.h"

#include <QJsonObject>

namespace kader::iiif {

/// `profile` in any of its shapes (text, object, list of both): texts and objects side by side.
struct ServiceProfile {
    QStringList texts;
    QList<QJsonObject> objects;
};

[[nodiscard]] ServiceProfile serviceProfile(const QJsonValue &value);

/// The texts of a member that may be one text, an object with an id, or a list of these.
[[nodiscard]] QString joinedTexts(const QJsonValue &value);

/// Reads one service object, of any version, and collects what is odd in it. For one use.
class ImageServiceReader final {
public:
    ImageServiceReader(QJsonObject object, const InfoContext &context);

    [[nodiscard]] Result<ImageServiceReading> read();

private:
    void tell(Severity severity, const QString &rule, const QString &message, const QString &pointer = {});
    [[nodiscard]] std::optional<qint64> positive(const QJsonValue &value, const QString &pointer);
    [[nodiscard]] std::optional<ImageSize> sizeAt(const QJsonObject &object, const QString &pointer);
    [[nodiscard]] QString idText();
    [[nodiscard]] std::optional<WebAddress> ownAddress();
    [[nodiscard]] ImageApi sniffApi();
    [[nodiscard]] int sniffLevel();
    void readSize(ImageService &service);
    void readLimits(ImageService &service);
    void readAbilities(ImageService &service);
    void readSizes(ImageService &service);
    void readTiles(ImageService &service);
    void readTileSet(const QJsonObject &object, const QString &pointer, ImageService &service);
    [[nodiscard]] QList<qint64> scaleFactors(const QJsonValue &value, const QString &pointer);

    QJsonObject m_object;
    const InfoContext &m_context;
    ServiceProfile m_profile;
    Diagnostics m_diagnostics;
};

} // namespace kader::iiif
