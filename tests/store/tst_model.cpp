#include "store/curationfile.h"
#include "store/samples.h"
#include "support/registry.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <set>

using namespace kader;
using namespace kader::store;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

/// What a curation is meant to be, said as simply as can be: each step keeps the whole state after it.
class Model final {
public:
    struct State {
        std::map<QUuid, Annotation> annotations = {};
        std::map<QString, QString> settings = {};
    };

    [[nodiscard]] const State &now() const { return m_states[m_cursor]; }
    [[nodiscard]] bool canUndo() const { return m_cursor > 0; }
    [[nodiscard]] bool canRedo() const { return m_cursor + 1 < m_states.size(); }
    [[nodiscard]] QString undoName() const { return m_names[qsizetype(m_cursor) - 1]; }
    [[nodiscard]] QString redoName() const { return m_names[qsizetype(m_cursor)]; }
    void undo() { --m_cursor; }
    void redo() { ++m_cursor; }

    void apply(const QString &name, const State &after)
    {
        m_states.resize(m_cursor + 1);
        m_names.resize(qsizetype(m_cursor));
        m_states.push_back(after);
        m_names.append(name);
        ++m_cursor;
    }

private:
    std::vector<State> m_states{State{}};
    QStringList m_names;
    size_t m_cursor = 0;
};

} // namespace

class TestModel : public QObject {
    Q_OBJECT

private slots:
    void agreesAfterRandomSteps_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::newRow("seed 1") << 1u;
        QTest::newRow("seed 2") << 2u;
    }

    void agreesAfterRandomSteps()
    {
        QFETCH(quint32, seed);
        m_random = QRandomGenerator(seed);
        m_source = QUuid::createUuid();
        const QString path = m_folder.filePath(u"%1.kader"_s.arg(seed));
        std::optional<CurationFile> file(freshCuration(path, m_source));
        Model model;
        for (int i = 0; i < 500; ++i) {
            QVERIFY2(move(*file, model, i), qPrintable(u"at %1"_s.arg(i)));
            if (m_random.bounded(25) == 0) {
                file.reset();
                file.emplace(CurationFile::open(path).value());
            }
            QVERIFY2(agree(*file, model), qPrintable(u"at %1"_s.arg(i)));
        }
        QVERIFY(file->check().value().isEmpty());
    }

private:
    bool move(CurationFile &file, Model &model, int number)
    {
        const int dice = m_random.bounded(10);
        if (dice < 3) {
            const bool could = model.canUndo();
            if (could)
                model.undo();
            return file.undo().has_value() == could;
        }
        if (dice < 5) {
            const bool could = model.canRedo();
            if (could)
                model.redo();
            return file.redo().has_value() == could;
        }
        Step step{u"Step %1"_s.arg(number)};
        Model::State state = model.now();
        for (int left = m_random.bounded(1, 5); left > 0; --left)
            step.changes.push_back(m_random.bounded(4) == 0 ? settingChange(state) : annotationChange(state));
        model.apply(step.name, state);
        return file.apply(step).has_value();
    }

    Change settingChange(Model::State &state)
    {
        const QString key = QString(QChar(u'a' + m_random.bounded(3)));
        SettingChange change{key};
        if (const auto found = state.settings.find(key); found != state.settings.end())
            change.before = found->second;
        if (!change.before || m_random.bounded(3) > 0)
            change.after = state.settings[key] = words();
        else
            state.settings.erase(key);
        return change;
    }

    Change annotationChange(Model::State &state)
    {
        AnnotationChange change;
        if (!state.annotations.empty() && m_random.bounded(5) > 1) {
            const auto found = std::next(state.annotations.begin(), m_random.bounded(int(state.annotations.size())));
            change.before = found->second;
        }
        const bool goes = change.before && !change.before->provenance && m_random.bounded(2) == 0;
        if (goes) {
            state.annotations.erase(change.before->id);
        } else {
            change.after = randomised(change.before.value_or(
                m_random.bounded(4) == 0 ? richAnnotation(m_source) : sampleAnnotation(m_source, {})));
            state.annotations[change.after->id] = *change.after;
        }
        return change;
    }

    Annotation randomised(Annotation annotation)
    {
        annotation.text = words();
        annotation.targets.resize(size_t(m_random.bounded(1, 4)), Target{m_source, m_random.bounded(5)});
        annotation.targets.back().area =
            Area{m_random.generateDouble() * 1e4, m_random.generateDouble(), double(m_random.bounded(100)), 1};
        annotation.modified = QDateTime::fromMSecsSinceEpoch(qint64(m_random.generate()) * 500).toUTC();
        if (annotation.provenance)
            annotation.provenance->overlay = Overlay(m_random.bounded(3));
        return annotation;
    }

    QString words()
    {
        QStringList chosen;
        for (int left = m_random.bounded(4); left > 0; --left)
            chosen += vocabulary()[m_random.bounded(int(vocabulary().size()))];
        return chosen.join(u' ');
    }

    static const QStringList &vocabulary()
    {
        static const QStringList all{u"yeast"_s, u"nucleus"_s, u"\"quoted\""_s, u"naïve"_s,
                                     u"細胞"_s,  u"O'Hara"_s,  u"\U0001F52C"_s, QString(QChar(0))};
        return all;
    }

    static bool agree(const CurationFile &file, const Model &model)
    {
        std::map<QUuid, Annotation> held;
        const auto annotations = file.annotations({.withDeleted = true}).value();
        for (const Annotation &annotation : annotations)
            held[annotation.id] = annotation;
        bool same = held == model.now().annotations;
        for (const QString &key : {u"a"_s, u"b"_s, u"c"_s}) {
            const auto found = model.now().settings.find(key);
            same &= file.setting(key).value() ==
                    (found == model.now().settings.end() ? std::nullopt : std::optional(found->second));
        }
        const CurationFile::Reach reach = file.reach().value();
        same &= reach.undo == (model.canUndo() ? std::optional(model.undoName()) : std::nullopt);
        same &= reach.redo == (model.canRedo() ? std::optional(model.redoName()) : std::nullopt);
        for (const QString &word : {u"yeast"_s, u"naive"_s, u"細胞"_s})
            same &= idsIn(file, word) == idsIn(model, word);
        return same;
    }

    static std::set<QUuid> idsIn(const CurationFile &file, const QString &word)
    {
        const auto ids = file.search(word).value();
        return {ids.begin(), ids.end()};
    }

    static std::set<QUuid> idsIn(const Model &model, const QString &word)
    {
        std::set<QUuid> ids;
        for (const auto &[id, annotation] : model.now().annotations) {
            const bool deleted = annotation.provenance && annotation.provenance->overlay == Overlay::Deleted;
            if (!deleted && QString(annotation.text).replace(u"naïve"_s, u"naive"_s).contains(word))
                ids.insert(id);
        }
        return ids;
    }

    QTemporaryDir m_folder;
    QRandomGenerator m_random;
    QUuid m_source;
};

KADER_TEST(TestModel);
#include "tst_model.moc"
