package dev.clipstream.dialect.portal;

/** The codes of document 004, each with the text of the document. */
enum Code {
    SUCCESS(20000, "成功"),
    TOKEN_EXPIRED(-20000, "token已过期"),
    TOKEN_EMPTY(-20001, "token为空"),
    TOKEN_INVALID(-20002, "token无效"),
    TOKEN_OF_OTHER_KIND(-20003, "token类型错误"),
    TOKEN_MALFORMED(-20004, "token格式错误"),
    NO_BEARER(-20005, "请求头中需要有Bearer字段"),
    REFRESH_TOKEN_EXPIRED(-20006, "rtoken已过期"),
    TOO_MANY_REQUESTS(-20007, "请求过于频繁"),
    NOT_ALLOWED(-20008, "权限不足"),
    INVALID(10001, "参数无效"),
    EMPTY(10002, "参数为空"),
    WRONG_TYPE(10003, "参数类型错误"),
    MISSING(10004, "参数缺失"),
    UNKNOWN_USER(10005, "用户不存在"),
    BAD_EMAIL(10007, "邮箱格式错误"),
    WRONG_CODE(10008, "验证码无效"),
    WRONG_CREDENTIALS(10009, "账号或密码错误"),
    USER_EXISTS(10010, "用户已存在"),
    ONESELF(10012, "不能加自己"),
    ALREADY_FRIENDS(10013, "不能重复添加"),
    FRIEND_EMPTY(10014, "好友ID为空"),
    GROUP_NAME_EMPTY(10015, "群名称为空"),
    GROUP_NAME_OF_DIGITS(10016, "群名称不能全为数字"),
    INTERNAL(60001, "内部错误"),
    UPLOAD_FAILED(60002, "文件上传失败"),
    DATABASE(60004, "数据库错误"),
    REDIS(60005, "redis错误"),
    MAIL_FAILED(60007, "邮件发送失败");

    private final int number;
    private final String text;

    Code(int number, String text) {
        this.number = number;
        this.text = text;
    }

    int number() {
        return number;
    }

    String text() {
        return text;
    }
}
