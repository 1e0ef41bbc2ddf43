#include "support/registry.h"
#include "ui/repository/collectionmodel.h"
#include "ui/repository/twolinedelegate.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <map>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;

namespace {

using Kind = CollectionModel::Kind;
using Done = std::function<void(Result<CollectionList>)>;

CollectionList listOf(const QString &name, const QStringList &members)
{
    CollectionList list{.address = u"https://c.example/"_s + name, .title = u"Collection "_s + name};
    for (const QString &member : members)
        list.members.push_back(
            {.kind = member.startsWith(u'c') ? CollectionList::Kind::Collection : CollectionList::Kind::Manifest,
             .address = u"https://c.example/"_s + member,
             .title = member});
    return list;
}

/// Answers when it is told to; what nobody waits for any more is not answered.
class Shelf final {
public:
    CollectionModel::Loader loader()
    {
        return [this](const WebAddress &address, Done done) {
            m_asked.append(address.text());
            m_waiting[address.text()] = std::move(done);
            return std::make_unique<Asked>(*this, address.text());
        };
    }

    void answer(const QString &name, const Result<CollectionList> &list)
    {
        const auto found = m_waiting.find(u"https://c.example/"_s + name);
        if (found == m_waiting.end())
            return QTest::qFail("nobody asked", __FILE__, __LINE__);
        const Done done = found->second;
        m_waiting.erase(found);
        done(list);
    }

    [[nodiscard]] const QStringList &asked() const { return m_asked; }
    [[nodiscard]] size_t waiting() const { return m_waiting.size(); }

private:
    class Asked final : public Job {
    public:
        Asked(Shelf &shelf, QString address) : m_shelf(shelf), m_address(std::move(address)) {}
        ~Asked() override { m_shelf.m_waiting.erase(m_address); }

    private:
        Shelf &m_shelf;
        QString m_address;
    };

    std::map<QString, Done> m_waiting;
    QStringList m_asked;
};

struct Tree {
    Shelf shelf;
    CollectionModel model{shelf.loader()};

    /// What is unfolded, as indented lines.
    [[nodiscard]] QStringList lines(const QModelIndex &parent = {}, const QString &indent = {}) const
    {
        QStringList all;
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const QModelIndex index = model.index(row, 0, parent);
            all += indent + index.data().toString();
            all += lines(index, indent + u"  "_s);
        }
        return all;
    }
};

} // namespace

class TestCollectionModel : public QObject {
    Q_OBJECT

private slots:
    void listsMembers()
    {
        Tree tree;
        const QModelIndex root = tree.model.add(listOf(u"a"_s, {u"m1"_s, u"c1"_s}));
        QCOMPARE(tree.lines(), QStringList({u"Collection a"_s, u"  m1"_s, u"  c1"_s}));
        QCOMPARE(tree.model.kind(tree.model.index(0, 0, root)), Kind::Manifest);
        QCOMPARE(tree.model.address(tree.model.index(0, 0, root)), u"https://c.example/m1"_s);
        QCOMPARE(root.data(BadgeRole).toString(), u"2"_s);
        QVERIFY(!tree.model.hasChildren(tree.model.index(0, 0, root)));
        QVERIFY(tree.model.canFetchMore(tree.model.index(1, 0, root)));
        QVERIFY(tree.shelf.asked().isEmpty());
    }

    void unfoldsEmbeddedOnesWithoutAsking()
    {
        Tree tree;
        CollectionList list = listOf(u"a"_s, {u"c1"_s, u"m1"_s, u"c2"_s, u"m2"_s, u"m3"_s});
        list.members[0].isEmbedded = true;
        list.members[1].parent = 0;
        list.members[2].parent = 0;
        list.members[2].isEmbedded = true;
        list.members[3].parent = 2;
        tree.model.add(list);
        const QAbstractItemModelTester tester(&tree.model);
        QCOMPARE(tree.lines(),
                 QStringList({u"Collection a"_s, u"  c1"_s, u"    m1"_s, u"    c2"_s, u"      m2"_s, u"  m3"_s}));
        QVERIFY(tree.shelf.asked().isEmpty());
    }

    void loadsReferencedOnesWhenUnfolded()
    {
        Tree tree;
        const QModelIndex root = tree.model.add(listOf(u"a"_s, {u"c1"_s}));
        const QModelIndex inner = tree.model.index(0, 0, root);
        tree.model.fetchMore(inner);
        QCOMPARE(tree.lines().last(), u"    Loading…"_s);
        tree.shelf.answer(u"c1"_s, listOf(u"c1"_s, {u"m1"_s, u"m2"_s}));
        QCOMPARE(tree.lines(), QStringList({u"Collection a"_s, u"  Collection c1"_s, u"    m1"_s, u"    m2"_s}));
        QVERIFY(!tree.model.canFetchMore(inner));
        QCOMPARE(tree.shelf.asked().size(), 1);
    }

    void saysWhatFailedAndTriesAgain()
    {
        Tree tree;
        const QModelIndex inner = tree.model.index(0, 0, tree.model.add(listOf(u"a"_s, {u"c1"_s})));
        tree.model.fetchMore(inner);
        tree.shelf.answer(u"c1"_s, failure(ErrorKind::Network, u"It is <b>away</b>."_s));
        const QModelIndex row = tree.model.index(0, 0, inner);
        QCOMPARE(tree.model.kind(row), Kind::Failed);
        QVERIFY(row.data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;away"_s));
        tree.model.load(row);
        tree.shelf.answer(u"c1"_s, listOf(u"c1"_s, {u"m1"_s}));
        QCOMPARE(tree.lines().last(), u"    m1"_s);
    }

    void goesOnWithFurtherPages()
    {
        Tree tree;
        CollectionList first = listOf(u"a"_s, {u"m1"_s});
        first.next = WebAddress::parse(u"https://c.example/p2"_s);
        const QModelIndex root = tree.model.add(first);
        const QAbstractItemModelTester tester(&tree.model);
        QCOMPARE(tree.lines(), QStringList({u"Collection a"_s, u"  m1"_s, u"  More…"_s}));
        QCOMPARE(root.data(BadgeRole).toString(), u"1+"_s);
        tree.model.load(tree.model.index(1, 0, root));
        tree.shelf.answer(u"p2"_s, failure(ErrorKind::Network, u"It is away."_s));
        QCOMPARE(tree.model.kind(tree.model.index(1, 0, root)), Kind::Failed);
        tree.model.load(tree.model.index(1, 0, root));
        tree.shelf.answer(u"p2"_s, listOf(u"p2"_s, {u"m2"_s}));
        QCOMPARE(tree.lines(), QStringList({u"Collection a"_s, u"  m1"_s, u"  m2"_s}));
        QCOMPARE(root.data(BadgeRole).toString(), u"2"_s);
    }

    void endsAPageThatLeadsToItself()
    {
        Tree tree;
        CollectionList page = listOf(u"a"_s, {u"m1"_s});
        page.next = WebAddress::parse(u"https://c.example/p2"_s);
        const QModelIndex root = tree.model.add(page);
        tree.model.load(tree.model.index(1, 0, root));
        tree.shelf.answer(u"p2"_s, page);
        QCOMPARE(tree.lines(), QStringList({u"Collection a"_s, u"  m1"_s, u"  m1"_s}));
    }

    void endsACollectionWithinItself()
    {
        Tree tree;
        const QModelIndex root = tree.model.add(listOf(u"c1"_s, {u"c2"_s}));
        const QModelIndex inner = tree.model.index(0, 0, root);
        tree.model.fetchMore(inner);
        tree.shelf.answer(u"c2"_s, listOf(u"c2"_s, {u"c1"_s}));
        const QModelIndex again = tree.model.index(0, 0, inner);
        tree.model.fetchMore(again);
        QCOMPARE(tree.model.kind(tree.model.index(0, 0, again)), Kind::Cycle);
        QCOMPARE(tree.shelf.asked().size(), 1);
    }

    void endsACollectionThatGoesOnForEver()
    {
        Tree tree;
        QModelIndex here = tree.model.add(listOf(u"c0"_s, {u"c1"_s}));
        int depth = 1;
        for (; depth < 200; ++depth) {
            here = tree.model.index(0, 0, here);
            tree.model.fetchMore(here);
            if (tree.shelf.waiting() == 0)
                break;
            tree.shelf.answer(u"c%1"_s.arg(depth), listOf(u"c%1"_s.arg(depth), {u"c%1"_s.arg(depth + 1)}));
        }
        QVERIFY(depth < 100);
    }

    void followsOnlyTheWeb_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("a file") << u"file:///etc/passwd"_s;
        QTest::newRow("a path") << u"/etc/passwd"_s;
        QTest::newRow("none") << QString();
        QTest::newRow("a script") << u"javascript:alert(1)"_s;
    }

    void followsOnlyTheWeb()
    {
        QFETCH(QString, address);
        Tree tree;
        CollectionList list = listOf(u"a"_s, {u"c1"_s});
        list.members[0].address = address;
        const QModelIndex inner = tree.model.index(0, 0, tree.model.add(list));
        tree.model.fetchMore(inner);
        QVERIFY(tree.shelf.asked().isEmpty());
        QCOMPARE(tree.model.kind(tree.model.index(0, 0, inner)), Kind::Nothing);
    }

    void takesAManifestForOneWhateverItsListSays()
    {
        Tree tree;
        const QModelIndex inner = tree.model.index(0, 0, tree.model.add(listOf(u"a"_s, {u"c1"_s})));
        tree.model.fetchMore(inner);
        tree.shelf.answer(u"c1"_s, CollectionList{.kind = CollectionList::Kind::Manifest,
                                                  .address = u"https://c.example/c1"_s,
                                                  .title = u"A book"_s});
        QCOMPARE(tree.model.kind(inner), Kind::Manifest);
        QCOMPARE(tree.model.rowCount(inner), 0);
    }

    void takesOneAnewAndForgetsOne()
    {
        Tree tree;
        tree.model.add(listOf(u"a"_s, {u"m1"_s}));
        tree.model.add(listOf(u"b"_s, {u"c1"_s}));
        tree.model.add(listOf(u"a"_s, {u"m2"_s}));
        QCOMPARE(tree.lines(), QStringList({u"Collection a"_s, u"  m2"_s, u"Collection b"_s, u"  c1"_s}));
        tree.model.fetchMore(tree.model.index(0, 0, tree.model.index(1, 0)));
        tree.model.remove(tree.model.index(1, 0));
        QCOMPARE(tree.lines(), QStringList({u"Collection a"_s, u"  m2"_s}));
        QCOMPARE(tree.shelf.waiting(), 0U);
    }

    void saysThatOneIsEmpty()
    {
        Tree tree;
        tree.model.add(listOf(u"a"_s, {}));
        QCOMPARE(tree.lines(), QStringList({u"Collection a"_s, u"  Nothing in this collection"_s}));
    }
};

KADER_TEST(TestCollectionModel);
#include "tst_collectionmodel.moc"
