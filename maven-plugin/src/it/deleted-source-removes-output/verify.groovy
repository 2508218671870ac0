File generated = new File(basedir, 'target/generated-sources/beldi')
assert new File(generated, 'shop/StockLevel.java').isFile()
assert !new File(generated, 'extra').exists()
assert new File(basedir, 'build.log').text.contains('sources: 2,')
