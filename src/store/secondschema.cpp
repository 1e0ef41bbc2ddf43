#include "store/secondschema.h"

using namespace Qt::StringLiterals;

namespace kader::store {

QStringList secondSchema()
{
    return {
        u"ALTER TABLE source ADD COLUMN about INTEGER REFERENCES source (number)"_s,
        u"INSERT INTO setting (key, value) SELECT 'included:' || uuid, 'yes' FROM source WHERE kind = 'manifest'"_s,
    };
}

} // namespace kader::store
