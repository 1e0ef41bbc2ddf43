#pragma once

#include "demo/catalogue.h"
#include "demo/words.h"

namespace kader::demo {

class Dice;

/// Adds invented collections and datasets to a catalogue until it has the size that was asked for.
class CatalogueGenerator final {
public:
    CatalogueGenerator(Catalogue catalogue, Size size, quint32 seed);

    [[nodiscard]] Catalogue generate();

private:
    /// A topic with its categories as records.
    struct Field {
        const words::Topic *topic;
        Category top;
        QList<Category> branches;
        QStringList descriptions; ///< A stock that versions share.
    };

    void addVocabularies();
    void addPeople();
    [[nodiscard]] QList<Author> team(Dice &dice) const;
    [[nodiscard]] QString date(Dice &dice) const;
    void addDataset(quint32 index);
    [[nodiscard]] Version firstVersion(const Field &field, Dice &dice) const;
    void addVersions(Dataset &dataset, Dice &dice) const;
    void close(Dataset &dataset, Dice &dice) const;
    void addCollection(quint32 index);

    Catalogue m_catalogue;
    Size m_size;
    quint32 m_seed;
    QList<Field> m_fields;
    QList<QList<Author>> m_people; ///< Each with one record or several.
    QList<QList<Author>> m_teams;
};

} // namespace kader::demo
