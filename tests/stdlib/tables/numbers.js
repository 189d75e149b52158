// Number
Number("12")  //=> 12
Number(" 12\n")  //=> 12
Number("\ufeff1\u3000")  //=> 1
Number("-0.5e3")  //=> -500
Number(".5")  //=> 0.5
Number("5.")  //=> 5
Number("+7")  //=> 7
Number("0x1F")  //=> 31
Number("0b101")  //=> 5
Number("0o17")  //=> 15
Number("1e21")  //=> 1e+21
Number("1e-400")  //=> 0
Number("-0")  //=> 0
Number("007")  //=> 7
Number(true)  //=> 1
Number(false)  //=> 0
Number(1.5)  //=> 1.5
Number.isInteger(5)  //=> true
Number.isInteger(5.0)  //=> true
Number.isInteger(5.5)  //=> false
Number.isInteger("5")  //=> false
Number.isInteger(1e300)  //=> true
Number.isSafeInteger(9007199254740991)  //=> true
Number.isSafeInteger(9007199254740992)  //=> false
Number.isSafeInteger(1.5)  //=> false
Number.isFinite(1e308)  //=> true
Number.isFinite("1")  //=> false
Number.isFinite(null)  //=> false
Number.parseInt("12px")  //=> 12
Number.parseFloat("1.5em")  //=> 1.5
Number.MAX_SAFE_INTEGER  //=> 9007199254740991
Number.MIN_SAFE_INTEGER  //=> -9007199254740991
Number.MAX_VALUE  //=> 1.7976931348623157e+308
Number.MIN_VALUE  //=> 5e-324
Number.EPSILON  //=> 2.220446049250313e-16

// parseInt, parseFloat
parseInt("12.9")  //=> 12
parseInt("  -12px")  //=> -12
parseInt("0x1f")  //=> 31
parseInt("0x1f", 16)  //=> 31
parseInt("0b11")  //=> 0
parseInt("11", 2)  //=> 3
parseInt("z", 36)  //=> 35
parseInt("Zz", 36)  //=> 1295
parseInt("19", 8)  //=> 1
parseInt("12", 0)  //=> 12
parseInt("1e3")  //=> 1
parseInt("0010")  //=> 10
parseInt("-0")  //=> 0
parseInt(15.99)  //=> 15
parseInt(0.0000005)  //=> 5
parseInt(1e21)  //=> 1
parseInt("12", 4294967306)  //=> 12
parseFloat("3.14abc")  //=> 3.14
parseFloat("  -.5e1x")  //=> -5
parseFloat("5.")  //=> 5
parseFloat("1e")  //=> 1
parseFloat("1e5")  //=> 100000
parseFloat("1_000")  //=> 1
parseFloat("0x10")  //=> 0
parseFloat("1.2.3")  //=> 1.2
parseFloat(1.5)  //=> 1.5

// String, Boolean
String(1e21)  //=> "1e+21"
String(1e-7)  //=> "1e-7"
String(0.000001)  //=> "0.000001"
String(123456789012345683968)  //=> "123456789012345680000"
String(-0)  //=> "0"
String(0.1 + 0.2)  //=> "0.30000000000000004"
String(5e-324)  //=> "5e-324"
String(1.7976931348623157e308)  //=> "1.7976931348623157e+308"
String(true)  //=> "true"
String("x")  //=> "x"
Boolean("")  //=> false
Boolean("0")  //=> true
Boolean(0)  //=> false
Boolean([])  //=> true
Boolean(null)  //=> false
(true).toString()  //=> "true"

// toFixed
(1.005).toFixed(2)  //=> "1.00"
(1.45).toFixed(1)  //=> "1.4"
(8.345).toFixed(2)  //=> "8.35"
(0.5).toFixed(0)  //=> "1"
(1.5).toFixed(0)  //=> "2"
(2.5).toFixed(0)  //=> "3"
(-2.5).toFixed(0)  //=> "-3"
(-0.0000001).toFixed(2)  //=> "-0.00"
(0).toFixed(2)  //=> "0.00"
(-0).toFixed(2)  //=> "0.00"
(1e21).toFixed(2)  //=> "1e+21"
(123456789012345683968).toFixed(2)  //=> "123456789012345683968.00"
(1.1).toFixed(20)  //=> "1.10000000000000008882"
(10).toFixed()  //=> "10"
(1).toFixed(100).length  //=> 102
(1).toFixed(101)  //!! RangeError
(1).toFixed(-1)  //!! RangeError

// toPrecision
(123.456).toPrecision(4)  //=> "123.5"
(123.456).toPrecision(2)  //=> "1.2e+2"
(0.000001).toPrecision(2)  //=> "0.0000010"
(0.0000001).toPrecision(2)  //=> "1.0e-7"
(0).toPrecision(3)  //=> "0.00"
(1e21).toPrecision(3)  //=> "1.00e+21"
(99.99).toPrecision(3)  //=> "100"
(-1.25).toPrecision(2)  //=> "-1.3"
(1234.5).toPrecision()  //=> "1234.5"
(25).toPrecision(1)  //=> "3e+1"
(1).toPrecision(0)  //!! RangeError
(1).toPrecision(101)  //!! RangeError

// toString
(255).toString()  //=> "255"
(255).toString(16)  //=> "ff"
(255).toString(2)  //=> "11111111"
(-255).toString(36)  //=> "-73"
(0.5).toString(2)  //=> "0.1"
(0.1).toString(2)  //=> "0.0001100110011001100110011001100110011001100110011001101"
(0.1).toString(3)  //=> "0.0022002200220022002200220022002201"
(3.14159).toString(8)  //=> "3.11037476006703156"
(1e21).toString(7)  //=> "5135235413265003022600000"
(-0).toString(2)  //=> "0"
(9007199254740991).toString(36)  //=> "2gosa7pa2gv"
(1).toString(1)  //!! RangeError
(1).toString(37)  //!! RangeError
