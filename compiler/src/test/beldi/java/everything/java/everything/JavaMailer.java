package everything;
public final class JavaMailer implements Mailer {
 @Override public String send(String key, String to, String body) throws Wrong { return key+to+body; }
 @Override public void ping() {}
 @Override public String render(String n) { return n; } }
