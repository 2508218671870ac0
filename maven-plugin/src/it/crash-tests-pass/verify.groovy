String log = new File(basedir, 'build.log').text
assert log.count('passed  takes') == 2
assert log.count('Beldi: 1 passed, 0 failed') == 2
assert log.count('0 differences') == 2
assert log =~ /Beldi: \d+ crash points and \d+ pairs, 0 differences/
assert log.count('Beldi: tests are skipped') == 1
