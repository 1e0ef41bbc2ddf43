#include "exchange/csvform.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::exchange {

std::optional<Column> likelyColumn(QStringView name)
{
    if (const std::optional<Column> known = columnFromName(name))
        return known;
    static constexpr std::array words = {
        std::pair("canvas"_L1, Column::CanvasLabel),
        std::pair("label"_L1, Column::CanvasLabel),
        std::pair("image"_L1, Column::CanvasLabel),
        std::pair("file"_L1, Column::CanvasLabel),
        std::pair("filename"_L1, Column::CanvasLabel),
        std::pair("annotation"_L1, Column::Text),
        std::pair("comment"_L1, Column::Text),
        std::pair("description"_L1, Column::Text),
        std::pair("note"_L1, Column::Text),
        std::pair("remark"_L1, Column::Text),
        std::pair("region"_L1, Column::Xywh),
        std::pair("bbox"_L1, Column::Xywh),
        std::pair("language"_L1, Column::Lang),
        std::pair("purpose"_L1, Column::Motivation),
    };
    const QString text = name.toString().simplified().toLower();
    for (const auto &[word, column] : words) {
        if (text == word)
            return column;
    }
    return std::nullopt;
}

} // namespace kader::exchange
