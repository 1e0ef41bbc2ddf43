#include "actor.h"
#include "digest.h"
#include "material.h"
#include "support/registry.h"

#include <QApplication>
#include <QStandardPaths>

#include <cstdio>
#include <cstdlib>

using namespace kader;
using namespace kader::test;
using namespace Qt::StringLiterals;

/// Works in the window on the curation that its first argument names, without end, as a person would who is about to be
/// cut off. It says on its output what it is about to do, and after each edit that the window calls kept what all
/// annotations now read as.

namespace {

void say(const char *word, const QByteArray &what)
{
    std::printf("%s %s\n", word, what.constData());
    std::fflush(stdout);
}

class Work final {
public:
    explicit Work(Desk &desk, QString folder) : m_desk(desk), m_actor(desk), m_folder(std::move(folder)) {}

    void goOn()
    {
        draw();
        editText();
        nudge();
        stroke(u"Ctrl+Z"_s);
        stroke(u"Ctrl+Shift+Z"_s);
        stroke(u"Ctrl+D"_s);
        stroke(u"Del"_s);
        editSourceAnnotation();
        importTable();
        stroke(u"Ctrl+Z"_s);
        save();
    }

private:
    void draw()
    {
        say("doing", "draw");
        const double place = 20.0 * (m_round++ % 20);
        demand(m_actor.drawFrom({350 + place, 300 + place}, {450 + place, 360 + place}), "draw");
        tell();
    }

    void editText()
    {
        say("doing", "edit text");
        m_actor.hands().type(u"Round "_s + QString::number(m_round));
        m_actor.hands().press(u"Ctrl+Return"_s);
        demand(Actor::until([&] { return m_actor.hasKeyboard(u"canvas-view"_s); }), "type");
        tell();
    }

    void nudge()
    {
        stroke(u"Right"_s);
        stroke(u"Shift+Down"_s);
        stroke(u"Ctrl+Left"_s);
    }

    /// One that nothing has to be waited for but the disk.
    void stroke(const QString &keys)
    {
        say("doing", keys.toLatin1());
        m_actor.hands().press(keys);
        tell();
    }

    void editSourceAnnotation()
    {
        say("doing", "edit source annotation");
        m_actor.hands().click(m_actor.placeOf({110, 110}));
        demand(Actor::until([&] { return m_actor.selected() && m_actor.selected()->provenance; }), "select");
        m_actor.hands().press(u"Return"_s);
        demand(Actor::until([&] { return m_actor.hasKeyboard(u"annotation-text"_s); }), "edit");
        m_actor.hands().press(u"Ctrl+A"_s);
        m_actor.hands().type(u"Source "_s + QString::number(m_round));
        m_actor.hands().press(u"Ctrl+Return"_s);
        demand(Actor::until([&] { return m_actor.hasKeyboard(u"canvas-view"_s); }), "leave");
        tell();
    }

    void importTable()
    {
        say("doing", "import");
        const auto before = m_actor.texts().size();
        m_actor.hands().press(u"Ctrl+I"_s);
        demand(m_actor.chooseFile(m_folder + u"/table.csv"_s), "choose a table");
        demand(m_actor.click(u"import-carry-out"_s), "import");
        demand(Actor::until([&] { return m_actor.texts().size() > before; }), "see the import");
        demand(Actor::until([&] { return !m_actor.isShown(u"import-dialog"_s); }), "see the dialog go");
        tell();
    }

    /// The second time without questions.
    void save()
    {
        say("doing", "save");
        const bool isFirst = !m_desk.curation()->publicationAddress();
        m_actor.hands().press(u"Ctrl+S"_s);
        if (!isFirst)
            return tell();
        demand(Actor::until([&] { return m_actor.hasKeyboard(u"address-folder"_s); }), "be asked for an address");
        m_actor.hands().press(u"Ctrl+A"_s);
        m_actor.hands().type(u"https://example.org/"_s);
        m_actor.hands().press(u"Return"_s);
        demand(m_actor.chooseFile(m_folder + u"/saved.json"_s), "choose a file");
        demand(Actor::until([&] { return m_actor.isShown(u"publish-result"_s); }), "see what was saved");
        m_actor.hands().press(u"Escape"_s);
        demand(Actor::until([&] { return !m_actor.isShown(u"publish-result"_s); }), "go on");
        tell();
    }

    void tell()
    {
        demand(m_actor.isKept(), "be kept");
        say("kept", digestOf(m_desk.curation()->snapshot().annotations));
    }

    void demand(bool isSo, const char *what) const
    {
        if (isSo && m_desk.failures().isEmpty())
            return;
        say("stuck", QByteArray(what) + ": " + m_desk.failures().join(u"; "_s).toUtf8());
        std::exit(1);
    }

    Desk &m_desk;
    Actor m_actor;
    QString m_folder;
    int m_round = 0;
};

} // namespace

int main(int argc, char **argv)
{
    prepareProcess();
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QStandardPaths::setTestModeEnabled(true);
    const QApplication application(argc, argv);
    const QString path = QApplication::arguments().value(1);
    const QString folder = QApplication::arguments().value(2);
    Desk desk;
    desk.workspace().openCuration(path);
    if (!Desk::until([&] { return desk.workspace().canvas().has_value(); })) {
        say("stuck", "open");
        return 1;
    }
    desk.find(u"canvas-view"_s)->setFocus();
    say("open", digestOf(desk.curation()->snapshot().annotations));
    Work work(desk, folder);
    while (true)
        work.goOn();
}
