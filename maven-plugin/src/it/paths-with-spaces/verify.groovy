assert new File(basedir, 'target/classes/shop/StockLevel.class').isFile()
assert new File(basedir, 'build.log').text.contains('Beldi: 1 sources checked')
