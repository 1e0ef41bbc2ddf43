#include "support/registry.h"
#include "ui/actions/actiontable.h"
#include "ui/theme/icons.h"

#include <QFile>
#include <QKeySequence>
#include <QSet>
#include <QTest>

using namespace kader::ui;
using namespace Qt::StringLiterals;

class TestActionTable : public QObject {
    Q_OBJECT

private slots:
    void hasEveryActionOnce()
    {
        QList<int> ids;
        QSet<QString> names;
        for (const ActionRow &row : actionTable()) {
            ids.append(int(row.id));
            names.insert(QString::fromLatin1(row.name));
        }
        std::sort(ids.begin(), ids.end());
        QCOMPARE(names.size(), ids.size());
        QCOMPARE(ids.size(), int(ActionId::About) + 1);
        for (qsizetype i = 0; i < ids.size(); ++i)
            QCOMPARE(ids[i], int(i));
    }

    void hasNoKeyTwiceInAScope()
    {
        // Keys of the window count in every pane too, so they clash with those of regions.
        QHash<QString, QString> owners;
        for (const ActionRow &row : actionTable()) {
            for (const QString &key : row.keys) {
                const QKeySequence sequence(key, QKeySequence::PortableText);
                QVERIFY2(!sequence.isEmpty() && sequence[0].key() != Qt::Key_unknown, qPrintable(key));
                const QString text = sequence.toString(QKeySequence::PortableText);
                QVERIFY2(!owners.contains(text),
                         qPrintable(u"%1: %2, %3"_s.arg(text, owners.value(text), QString::fromLatin1(row.name))));
                owners.insert(text, QString::fromLatin1(row.name));
            }
        }
    }

    void hasNoMnemonicTwiceInAMenu()
    {
        QHash<QString, QString> owners;
        for (const ActionRow &row : actionTable()) {
            const QString text = QString::fromUtf8(row.text);
            const qsizetype at = text.indexOf(u'&');
            if (at < 0)
                continue;
            const QString mnemonic = QString::number(int(row.menu)) + text[at + 1].toLower();
            QVERIFY2(!owners.contains(mnemonic), qPrintable(text + u" / "_s + owners.value(mnemonic)));
            owners.insert(mnemonic, text);
        }
        // One has none only where the others have all of its letters.
        for (const ActionRow &row : actionTable()) {
            const QString text = QString::fromUtf8(row.text).toLower();
            for (const QChar letter : text.contains(u'&') ? QString() : text)
                QVERIFY2(!letter.isLetter() || owners.contains(QString::number(int(row.menu)) + letter), row.name);
        }
    }

    void hasADrawingForEveryIcon()
    {
        useDrawings();
        for (const ActionRow &row : actionTable()) {
            QVERIFY2(!row.isInToolBar || row.icon, row.name);
            QVERIFY2(!row.icon || QFile::exists(u":/icons/%1.svg"_s.arg(QString::fromLatin1(row.icon))), row.name);
        }
    }

    void knowsMnemonicsFromAmpersands()
    {
        QCOMPARE(withoutMnemonic(u"Save a&ggregate as…"_s), u"Save aggregate as…"_s);
        QCOMPARE(escapedMnemonic(u"Rock & ice"_s), u"Rock && ice"_s);
    }
};

KADER_TEST(TestActionTable);
#include "tst_actiontable.moc"

#include <algorithm>
