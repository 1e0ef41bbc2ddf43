#include "ui/workspace/authordatasets.h"
#include "ui/workspace/workspace.h"

namespace kader::ui {

void Workspace::harvest(const curation::HarvestList &list)
{
    whenThereIsACuration([this, list] { emit harvestWanted(list); });
}

void Workspace::harvestCollection(const repository::ItemId &id, const QString &title)
{
    using Items = QList<repository::DatasetItem>;
    const QString what = tr("Listing the datasets of “%1”").arg(title);
    start(what, m_repository.datasetsOf(id, [this, what, id, title](const Result<Items> &items) {
        finish();
        if (!items)
            return fail(what, items.error(), [this, id, title] { harvestCollection(id, title); });
        harvest(curation::harvestListOf(title, *items));
    }));
}

/// Only what is confirmed to be by the author.
void Workspace::harvestAuthor(const repository::CatalogueAuthor &author, const repository::Catalogue &known)
{
    const QString what = tr("Looking for all datasets of %1").arg(author.name);
    start(what, m_repository.datasetsBy(
                    author, known, [this, what, author, known](const Result<repository::AuthorDatasets> &found) {
                        finish();
                        if (!found)
                            return fail(what, found.error(), [this, author, known] { harvestAuthor(author, known); });
                        harvest(curation::harvestListOf(author.name, authorDatasets(known, author, *found).datasets));
                    }));
}

} // namespace kader::ui
