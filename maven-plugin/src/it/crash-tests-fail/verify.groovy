String log = new File(basedir, 'build.log').text
assert log.contains('FAILED  counts')
assert log =~ /\[ERROR\] +with a crash before request 1:/
assert log =~ /\[ERROR\] +shop\.Stock\.levels\["tea"\]/
assert log =~ /\[ERROR\] +undisturbed: 1/
assert log.contains('not sent: CRASH')
assert log.contains('Beldi: 1 test block failed')
