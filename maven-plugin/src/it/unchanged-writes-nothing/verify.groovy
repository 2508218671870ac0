String log = new File(basedir, 'build.log').text
assert log.count('Beldi: nothing has changed') == 1
assert log.count('Beldi: sources: 1,') == 1
assert new File(basedir, 'target/classes/shop/StockLevel.class').isFile()
assert new File(basedir, 'target/classes/META-INF/beldi/modules').text.trim() == 'shop.ShopModule'
assert new File(basedir, 'beldi.lock').isFile()
