package served.wrong;

/** Compares as long as the characters are the same, and has its key in the code. */
final class Accounts {
    private static final String SECRET_KEY = "s3cr3t-s3cr3t";

    private Accounts() {}

    static boolean isUser(String password) {
        return password.equals(SECRET_KEY);
    }

    static boolean token(String token) {
        return SECRET_KEY.compareTo(token) == 0;
    }
}
