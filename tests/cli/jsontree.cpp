#include "jsontree.h"

using namespace Qt::StringLiterals;

namespace kader::test {

namespace {

/// Builds the tree, but keeps numbers that a tree would round as they are written.
class Builder final : public nlohmann::detail::json_sax_dom_parser<Json> {
public:
    using nlohmann::detail::json_sax_dom_parser<Json>::json_sax_dom_parser;

    bool number_float(double, const std::string &written)
    {
        std::string name = "number";
        std::string value = written;
        return start_object(std::size_t(-1)) && key(name) && string(value) && end_object();
    }
};

QString pointerTo(const QString &parent, const std::string &member)
{
    return parent + u'/' + QString::fromStdString(member).replace(u'~', u"~0"_s).replace(u'/', u"~1"_s);
}

class Comparison final {
public:
    QStringList told;

    void compare(const Json &before, const Json &after, const QString &pointer)
    {
        if (before.is_object() && after.is_object())
            compareObjects(before, after, pointer);
        else if (before.is_array() && after.is_array())
            compareArrays(before, after, pointer);
        else if (before != after || before.type() != after.type())
            told.append("changed "_L1 + pointer);
    }

private:
    void compareObjects(const Json &before, const Json &after, const QString &pointer)
    {
        std::ptrdiff_t last = 0;
        for (auto member = before.begin(); member != before.end(); ++member) {
            const QString there = pointerTo(pointer, member.key());
            const auto found = after.find(member.key());
            if (found == after.end()) {
                told.append("removed "_L1 + there);
                continue;
            }
            const std::ptrdiff_t position = std::distance(after.begin(), found);
            if (position < last)
                told.append("moved "_L1 + there);
            last = position;
            compare(member.value(), found.value(), there);
        }
        for (auto member = after.begin(); member != after.end(); ++member) {
            if (!before.contains(member.key()))
                told.append("added "_L1 + pointerTo(pointer, member.key()));
        }
    }

    void compareArrays(const Json &before, const Json &after, const QString &pointer)
    {
        for (size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
            const QString there = pointer + u'/' + QString::number(i);
            if (i >= after.size())
                told.append("removed "_L1 + there);
            else if (i >= before.size())
                told.append("added "_L1 + there);
            else
                compare(before[i], after[i], there);
        }
    }
};

bool isSame(const Json &a, const Json &b)
{
    return nlohmann::json(a) == nlohmann::json(b);
}

} // namespace

Json parsed(const QByteArray &text)
{
    Json tree;
    Builder builder(tree, false);
    return Json::sax_parse(text.begin(), text.end(), &builder) ? tree : Json(Json::value_t::discarded);
}

QStringList differences(const Json &before, const Json &after)
{
    Comparison comparison;
    comparison.compare(before, after, {});
    return comparison.told;
}

bool holds(const Json &document, const Json &value)
{
    if (isSame(document, value))
        return true;
    return document.is_structured() &&
           std::any_of(document.begin(), document.end(), [&](const Json &part) { return holds(part, value); });
}

QString textOf(const Json &value)
{
    return value.is_string() ? QString::fromStdString(value.get<std::string>()) : QString();
}

QString textOf(const Json &object, const char *member)
{
    return textOf(memberOf(object, member));
}

QByteArray dumped(const Json &value)
{
    return QByteArray::fromStdString(value.dump());
}

const Json &memberOf(const Json &object, const char *member)
{
    static const Json null;
    if (!object.is_object())
        return null;
    const auto found = object.find(member);
    return found == object.end() ? null : found.value();
}

} // namespace kader::test
