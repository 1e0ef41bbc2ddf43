#include "gooddocuments.h"

#include "support/json.h"

namespace kader::test {

namespace {

// One member a line, so that a test can change one.

const char *const head = R"({
  '@context': ['http://iiif.io/api/extension/georef/1/context.json', 'http://iiif.io/api/extension/navplace/context.json', 'http://iiif.io/api/presentation/3/context.json'],
  'id': 'https://x.example/manifest',
  'type': 'Manifest',
  'label': {'en': ['Good'], 'nl-NL': ['Goed']},
  'metadata': [{'label': {'en': ['Maker']}, 'value': {'none': ['A. Maker', '<span>See <a href=\'https://x.example/maker\'>her page</a></span>']}}],
  'summary': {'en': ['A manifest with about everything in it.']},
  'requiredStatement': {'label': {'en': ['Thanks']}, 'value': {'en': ['<p>To <b>all</b></p>']}},
  'rights': 'http://creativecommons.org/licenses/by/4.0/',
  'navDate': '1944-09-17T00:00:00+02:00',
  'provider': [{'id': 'https://x.example/about', 'type': 'Agent', 'label': {'en': ['Example']}, 'homepage': [{'id': 'https://x.example/home', 'type': 'Text', 'label': {'en': ['Home']}, 'format': 'text/html', 'language': ['en']}], 'logo': [{'id': 'https://x.example/logo.png', 'type': 'Image', 'format': 'image/png'}], 'seeAlso': [{'id': 'https://x.example/about.json', 'type': 'Dataset', 'format': 'application/json'}]}],
  'thumbnail': [{'id': 'https://i.example/1/full/300,200/0/default.jpg', 'type': 'Image', 'format': 'image/jpeg', 'width': 300, 'height': 200, 'service': [{'id': 'https://i.example/1', 'type': 'ImageService3', 'profile': 'level2', 'width': 3000, 'height': 2000}]}],
  'viewingDirection': 'left-to-right',
  'behavior': ['paged', 'no-repeat'],
  'homepage': [{'id': 'https://x.example/object', 'type': 'Text', 'label': {'en': ['Object']}, 'format': 'text/html'}],
  'rendering': [{'id': 'https://x.example/object.pdf', 'type': 'Text', 'label': {'en': ['PDF']}, 'format': 'application/pdf'}],
  'seeAlso': [{'id': 'https://x.example/object.xml', 'type': 'Dataset', 'format': 'text/xml', 'profile': 'https://x.example/schema'}],
  'partOf': [{'id': 'https://x.example/collection', 'type': 'Collection'}],
  'start': {'id': 'https://x.example/c2', 'type': 'Canvas'},
  'services': [{'@id': 'https://x.example/login', '@type': 'AuthCookieService1', 'profile': 'http://iiif.io/api/auth/1/login'}],
  'placeholderCanvas': {'id': 'https://x.example/placeholder', 'type': 'Canvas', 'width': 30, 'height': 20},
  'navPlace': {'id': 'https://x.example/places', 'type': 'FeatureCollection', 'features': [
    {'id': 'https://x.example/place/1', 'type': 'Feature', 'properties': {'label': {'en': ['Delft']}}, 'geometry': {'type': 'Point', 'coordinates': [4.357, 52.011]}},
    {'type': 'Feature', 'properties': {}, 'geometry': {'type': 'Polygon', 'coordinates': [[[100.5, 1], [101, 1], [101, 2], [100.5, 1]]]}},
    {'type': 'Feature', 'properties': {}, 'geometry': {'type': 'GeometryCollection', 'geometries': [{'type': 'LineString', 'coordinates': [[1, 2], [3, 4, 5]]}]}},
    {'type': 'Feature', 'properties': {}, 'geometry': null}
  ]},
  'x-note': {'anything': [null, 1.50, {'@id': 'urn:x'}]},
)";

const char *const canvases = R"(  'items': [
    {
      'id': 'https://x.example/c1',
      'type': 'Canvas',
      'label': {'none': ['one']},
      'width': 3000,
      'height': 2000,
      'behavior': ['non-paged'],
      'accompanyingCanvas': {'id': 'https://x.example/c1/with', 'type': 'Canvas', 'duration': 12.5},
      'items': [{'id': 'https://x.example/c1/images', 'type': 'AnnotationPage', 'items': [
        {
          'id': 'https://x.example/c1/image',
          'type': 'Annotation',
          'motivation': 'painting',
          'body': {'id': 'https://i.example/1/full/max/0/default.jpg', 'type': 'Image', 'format': 'image/jpeg', 'width': 1500, 'height': 1000, 'service': [
            {'id': 'https://i.example/1', 'type': 'ImageService3', 'profile': 'level2'}, {'@id': 'https://i.example/2/1', '@type': 'ImageService2', 'profile': 'http://iiif.io/api/image/2/level1.json'}]},
          'target': 'https://x.example/c1'
        },
        {'id': 'https://x.example/c1/inset', 'type': 'Annotation', 'motivation': ['painting'], 'body': {'type': 'Choice', 'items': [{'id': 'https://i.example/3.jpg', 'type': 'Image', 'label': {'en': ['Day']}}, {'id': 'https://i.example/4.jpg', 'type': 'Image', 'label': {'en': ['Night']}}]}, 'target': 'https://x.example/c1#xywh=100,100,2900,200'},
        {'id': 'https://x.example/c1/part', 'type': 'Annotation', 'motivation': 'painting', 'timeMode': 'trim', 'body': {'type': 'SpecificResource', 'source': {'id': 'https://i.example/5.jpg', 'type': 'Image'}, 'selector': {'type': 'ImageApiSelector', 'region': '0,0,10,10'}}, 'target': 'https://x.example/c1#xywh=percent:0,0,10,10'}
      ]}],
      'annotations': [{'id': 'https://x.example/c1/notes', 'type': 'AnnotationPage', 'behavior': ['hidden'], 'items': [
        {
          'id': 'https://x.example/n1',
          'type': 'Annotation',
          'motivation': ['commenting', 'tagging'],
          'body': [{'type': 'TextualBody', 'value': 'a fold', 'format': 'text/plain', 'language': 'en'}, {'type': 'TextualBody', 'value': '<p>fold</p>', 'format': 'text/html', 'purpose': 'tagging'}, 'https://x.example/more'],
          'target': 'https://x.example/c1#xywh=0,0,3000,2000',
          'created': '2024-05-01T10:11:12Z',
          'modified': '2024-05-01T10:11:12.5'
        },
        {'id': 'https://x.example/n2', 'type': 'Annotation', 'motivation': 'describing', 'body': {'type': 'TextualBody', 'value': '<3'}, 'target': {'type': 'SpecificResource', 'source': {'id': 'https://x.example/c1', 'type': 'Canvas', 'partOf': [{'id': 'https://x.example/manifest', 'type': 'Manifest'}]}, 'selector': [
          {'type': 'FragmentSelector', 'conformsTo': 'http://www.w3.org/TR/media-frags/', 'value': 'xywh=10,20,30,40'},
          {'type': 'SvgSelector', 'value': '<svg xmlns=\'http://www.w3.org/2000/svg\'><path d=\'M1,1 L9,9 Z\'/></svg>'}]}},
        {'id': 'https://x.example/n3', 'type': 'Annotation', 'motivation': 'highlighting', 'target': {'type': 'SpecificResource', 'source': 'https://x.example/c1', 'selector': {'type': 'PointSelector', 'x': 12.5, 'y': 7}}},
        {'id': 'https://x.example/n4', 'type': 'Annotation', 'motivation': 'georeferencing', 'body': {'type': 'FeatureCollection', 'features': []}, 'target': 'https://x.example/c1'}
      ]}, {'id': 'https://x.example/elsewhere', 'type': 'AnnotationPage'}]
    },
    {
      'id': 'https://x.example/c2',
      'type': 'Canvas',
      'label': {'none': ['two']},
      'width': 100,
      'height': 50,
      'duration': 9,
      'items': [{'id': 'https://x.example/c2/images', 'type': 'AnnotationPage', 'items': [{'id': 'https://x.example/c2/image', 'type': 'Annotation', 'motivation': 'painting', 'body': {'id': 'https://i.example/2.jpg', 'type': 'Image', 'width': 200, 'height': 101}, 'target': 'https://x.example/c2'}]}]
    }
  ],
)";

const char *const tail = R"(  'structures': [
    {'id': 'https://x.example/r1', 'type': 'Range', 'label': {'en': ['Contents']}, 'supplementary': {'id': 'https://x.example/texts', 'type': 'AnnotationCollection'}, 'items': [
      {'id': 'https://x.example/c1#xywh=0,0,10,10', 'type': 'Canvas'},
      {'id': 'https://x.example/r2', 'type': 'Range', 'label': {'en': ['Inner']}, 'behavior': ['no-nav'], 'items': [{'type': 'SpecificResource', 'source': 'https://x.example/c2', 'selector': {'type': 'FragmentSelector', 'value': 't=1,2'}}]},
      {'id': 'https://x.example/r3', 'type': 'Range'}
    ]},
    {'id': 'https://x.example/r3', 'type': 'Range', 'label': {'en': ['Order']}, 'behavior': ['sequence'], 'items': [{'id': 'https://x.example/c2', 'type': 'Canvas'}]}
  ]
})";

} // namespace

QByteArray goodManifest()
{
    return json(head) + json(canvases) + json(tail);
}

QByteArray goodCollection()
{
    return json(R"({
  '@context': 'http://iiif.io/api/presentation/3/context.json',
  'id': 'https://x.example/collection',
  'type': 'Collection',
  'label': {'en': ['All']},
  'summary': {'en': ['All of them.']},
  'thumbnail': [{'id': 'https://x.example/all.jpg', 'type': 'Image'}],
  'behavior': ['multi-part'],
  'items': [
    {'id': 'https://x.example/manifest', 'type': 'Manifest', 'label': {'en': ['Good']}},
    {'id': 'https://x.example/sub', 'type': 'Collection', 'label': {'en': ['More']}, 'items': []}
  ]
})");
}

QByteArray goodPage()
{
    return json(R"({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  'id': 'https://x.example/page',
  'type': 'AnnotationPage',
  'partOf': {'id': 'https://x.example/notes', 'type': 'AnnotationCollection'},
  'items': [{'id': 'https://x.example/n1', 'type': 'Annotation', 'motivation': 'linking', 'body': {'id': 'https://x.example/more', 'type': 'Text'}, 'target': {'id': 'https://x.example/c1#xywh=1,2,3,4', 'type': 'Canvas'}}]
})");
}

QByteArray goodInfo()
{
    return json(R"({
  '@context': 'http://iiif.io/api/image/3/context.json',
  'id': 'https://i.example/1',
  'type': 'ImageService3',
  'protocol': 'http://iiif.io/api/image',
  'profile': 'level1',
  'width': 3000,
  'height': 2000,
  'sizes': [{'width': 300, 'height': 200}],
  'tiles': [{'width': 512, 'scaleFactors': [1, 2, 4]}]
})");
}

} // namespace kader::test
