encodeURIComponent("a b&c=d/é€😀?")  //=> "a%20b%26c%3Dd%2F%C3%A9%E2%82%AC%F0%9F%98%80%3F"
encodeURIComponent("-_.!~*'()")  //=> "-_.!~*'()"
encodeURI("http://x.y/a b?q=é&r=#f;,:@+$")  //=> "http://x.y/a%20b?q=%C3%A9&r=#f;,:@+$"
encodeURI("%[]^|")  //=> "%25%5B%5D%5E%7C"
decodeURIComponent("a%20b%26%C3%A9%E2%82%AC%F0%9F%98%80")  //=> "a b&é€😀"
decodeURIComponent("%41+%2f")  //=> "A+/"
decodeURIComponent("abc")  //=> "abc"
decodeURIComponent("%")  //!! URIError
decodeURIComponent("%4")  //!! URIError
decodeURIComponent("%zz")  //!! URIError
decodeURIComponent("%C3")  //!! URIError
decodeURIComponent("%C0%80")  //!! URIError
decodeURIComponent("%ED%A0%80")  //!! URIError
decodeURIComponent("%F4%90%80%80")  //!! URIError
decodeURI("%41%23%2F%2f%3b%C3%A9")  //=> "A%23%2F%2f%3bé"
decodeURI("%25")  //=> "%"
decodeURI("%C3%")  //!! URIError
btoa("hello")  //=> "aGVsbG8="
btoa("")  //=> ""
btoa("ab")  //=> "YWI="
atob("aGVsbG8=")  //=> "hello"
atob("aGVsbG8")  //=> "hello"
atob(" aGVs\nbG8= ")  //=> "hello"
atob("")  //=> ""
atob("aGVsbG8==")  //!! InvalidCharacterError
atob("a")  //!! InvalidCharacterError
atob("a-_b")  //!! InvalidCharacterError
atob("=")  //!! InvalidCharacterError
