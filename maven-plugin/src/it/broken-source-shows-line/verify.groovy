String log = new File(basedir, 'build.log').text
assert log =~ /\[ERROR\] \S*shop\.beldi:\[8,53\] BEL1001 /
assert log =~ /\[ERROR\] \S*shop\.beldi:\[9,56\] BEL2001 /
assert log.contains('Beldi found 2 errors; nothing was generated')
assert !new File(basedir, 'target/generated-sources/beldi').exists()
