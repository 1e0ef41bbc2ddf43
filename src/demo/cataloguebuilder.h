#pragma once

#include "demo/catalogue.h"

#include <initializer_list>

namespace kader::demo {

/// Writes the catalogue: small vocabularies here, the datasets in the files named after their kind.
class CatalogueBuilder final {
public:
    CatalogueBuilder();

    [[nodiscard]] Catalogue build();

private:
    enum class License { CcBy, CcZero, CcByNc, Mit };

    // cataloguevocabulary.cpp
    void fillLicenses();
    void fillCategories();
    [[nodiscard]] demo::License license(License license) const;
    [[nodiscard]] QList<Category> categories(std::initializer_list<int> ids) const;
    [[nodiscard]] static Author person(const QString &name, const QString &orcid = {}, std::optional<qint64> id = {});
    [[nodiscard]] static QList<Author> people(std::initializer_list<const char *> names);
    [[nodiscard]] static File image(const QString &dataset, const QString &name, Scene scene, QSize size);
    [[nodiscard]] static File text(const QString &dataset, const QString &name, const QByteArray &content);
    [[nodiscard]] static Version version(const QString &item, int number, const QString &title,
                                         const QString &published);
    [[nodiscard]] static Field field(const char *name, const QString &value);
    [[nodiscard]] static QList<Field> place(const QString &time, const QString &longitude, const QString &latitude,
                                            const QString &name);

    // catalogueimages.cpp
    [[nodiscard]] static QList<File> photographsWithMasks(const QString &dataset);
    void addAerialSurvey();
    void addYeastSeries();
    void addGlacierFrames();
    void addThinSection();
    void addTwoVersions();
    void addScannedAgain();
    void addYeastPair();
    void addCoastMosaic();

    // cataloguecases.cpp
    void addWithoutImages();
    void addEmbargoedFiles();
    void addEmbargoedEntirely();
    void addRestricted();
    void addLinkOnly();
    void addMetadataOnly();
    void addSoftware();
    void addCollections();

    Catalogue m_catalogue;
};

} // namespace kader::demo
