#pragma once

#include "repository/repository.h"
#include "ui/repository/findings.h"
#include "ui/repository/rowroles.h"

#include <QAbstractItemModel>
#include <QHash>

#include <memory>
#include <optional>
#include <vector>

namespace kader::ui {

class RecordScout;

/// What was found, as rows: collections, authors and datasets apart, each under its heading and only as many as
/// somebody looks through. Collections open to their datasets, which are asked for then; authors to theirs, which are
/// confirmed by author record or ORCID, with what only bears their name apart from them.
class FinderModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    /// The scout outlives it; what that learns is shown.
    FinderModel(repository::Repository repository, const RecordScout &scout, QObject *parent = nullptr);
    ~FinderModel() override;

    void setRepository(const repository::Repository &repository);
    /// `waiting`: more may come, so that having found nothing means little.
    void show(const Findings &findings, const FurtherFindings &further, bool isWaiting);
    /// What came to be known later.
    void setFurther(const FurtherFindings &further);
    [[nodiscard]] const Findings &findings() const { return m_findings; }
    /// Shows more of what a row says was left out.
    void showMore(const QModelIndex &more);
    /// Asks again for what a failed row stands for.
    void retry(const QModelIndex &failed);
    /// The same for all of them.
    void retryAll();

    [[nodiscard]] RowKind kind(const QModelIndex &index) const;
    /// Of an author's row; nothing for others.
    [[nodiscard]] std::optional<repository::CatalogueAuthor> author(const QModelIndex &index) const;
    /// Of a collection or dataset; nothing for others.
    [[nodiscard]] std::optional<repository::ItemId> itemId(const QModelIndex &index) const;
    /// The row at the top of a collection or dataset.
    [[nodiscard]] QModelIndex find(const QString &uuid) const;
    /// The first row of something that was found.
    [[nodiscard]] QModelIndex first() const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    enum class Section { Collections, Authors, Datasets, Further };
    struct Node {
        RowKind kind = RowKind::Message;
        quint32 place = 0; ///< In the catalogue; of an author among the authors.
        Section section = Section::Datasets;
        bool isOther = false;  ///< The place is one in m_others.
        bool isFetched = true; ///< Whether the children were asked for.
        Node *parent = nullptr;
        int row = 0;
        QString text = {};  ///< Of messages.
        QString why = {};   ///< Of failures; what headings inside an author say besides.
        int confirmed = -1; ///< Datasets of an author; -1 while the repository was not heard.
        JobHandle job = {};
        std::vector<std::unique_ptr<Node>> children = {};
    };

    [[nodiscard]] Node *nodeAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const Node &node) const;
    [[nodiscard]] qsizetype countOf(Section section) const;
    [[nodiscard]] Node nodeFor(Section section, qsizetype i);
    [[nodiscard]] Node nodeFor(const repository::CatalogueItem &item);
    [[nodiscard]] const repository::CatalogueItem &itemOf(const Node &node) const;
    Node &append(Node &parent, Node node);
    void fill(bool isWaiting);
    void fill(Section section, qsizetype from, qsizetype to);
    void ask(Node &node);
    void askForDatasets(Node &collection);
    void askForAuthor(Node &author);
    [[nodiscard]] std::vector<Node> listedRows(const Node &author) const;
    void takeAuthor(Node &author, const Result<repository::AuthorDatasets> &answer);
    void addGroup(std::vector<Node> &rows, const QString &heading, const QString &second,
                  const QList<repository::DatasetItem> &items);
    void take(Node &collection, const Result<QList<repository::DatasetItem>> &answer);
    void replaceChildren(Node &parent, std::vector<Node> children);

    void refresh(const QUuid &dataset, const Node &parent);
    [[nodiscard]] QString headingLine(Section section) const;
    [[nodiscard]] QString titleOf(const Node &node) const;
    [[nodiscard]] QString secondLineOf(const Node &node) const;
    [[nodiscard]] QString toolTipOf(const Node &node) const;

    repository::Repository m_repository;
    const RecordScout &m_scout;
    Findings m_findings;
    FurtherFindings m_further;
    std::vector<repository::CatalogueItem> m_others; ///< Not in the catalogue.
    Node m_root;
};

} // namespace kader::ui
