package gradio.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whole numbers and others, each with the range of its Java type. */
final class Numbers {
    /** Whole numbers; {@code 2.0} is one, since JavaScript does not tell it from 2. */
    private static final Map<Class<?>, Type> WHOLE = Map.of(
            Byte.class, new Whole(Byte.class, Byte.MIN_VALUE, Byte.MAX_VALUE, BigInteger::byteValue),
            Short.class, new Whole(Short.class, Short.MIN_VALUE, Short.MAX_VALUE, BigInteger::shortValue),
            Integer.class, new Whole(Integer.class, Integer.MIN_VALUE, Integer.MAX_VALUE, BigInteger::intValue),
            Long.class, new Whole(Long.class, Long.MIN_VALUE, Long.MAX_VALUE, BigInteger::longValue),
            BigInteger.class, new Whole(BigInteger.class, null, null, n -> n));

    private static final Map<Class<?>, Type> REAL = Map.of(
            Float.class, new Real(Float.class, BigDecimal.valueOf(Float.MAX_VALUE), BigDecimal::floatValue),
            Double.class, new Real(Double.class, BigDecimal.valueOf(Double.MAX_VALUE), BigDecimal::doubleValue),
            BigDecimal.class, new Real(BigDecimal.class, null, n -> n));

    private static final Map<Class<?>, Class<?>> WRAPPERS = Map.of(
            byte.class, Byte.class,
            short.class, Short.class,
            int.class, Integer.class,
            long.class, Long.class,
            float.class, Float.class,
            double.class, Double.class);

    private static final int MAX_DIGITS_AROUND_POINT = 4000; // toBigInteger of 1e999999999 would fill the heap

    private Numbers() {}

    /** Null if it is no number. */
    static @Nullable Type of(Class<?> type) {
        Class<?> wrapper = WRAPPERS.getOrDefault(type, type);
        return WHOLE.getOrDefault(wrapper, REAL.get(wrapper));
    }

    private static final class Whole extends Scalars.Scalar {
        private final @Nullable BigInteger least;
        private final @Nullable BigInteger most;
        private final Function<BigInteger, Object> convert;

        Whole(Class<?> type, long least, long most, Function<BigInteger, Object> convert) {
            this(type, BigInteger.valueOf(least), BigInteger.valueOf(most), convert);
        }

        Whole(
                Class<?> type,
                @Nullable BigInteger least,
                @Nullable BigInteger most,
                Function<BigInteger, Object> convert) {
            super("integer", "int", "a whole number", type);
            this.least = least;
            this.most = most;
            this.convert = convert;
        }

        @Override
        @Nullable
        Object read(JsonNode value) throws Mismatch {
            if (!value.isNumber()) return null;
            BigDecimal number = value.decimalValue();
            if (Math.abs((long) number.scale()) > MAX_DIGITS_AROUND_POINT) return null;
            if (number.stripTrailingZeros().scale() > 0) return null;
            BigInteger whole = number.toBigInteger();
            if (least != null && most != null && (whole.compareTo(least) < 0 || whole.compareTo(most) > 0)) {
                throw Mismatch.expected("a whole number from " + least + " to " + most, value);
            }
            return convert.apply(whole);
        }
    }

    private static final class Real extends Scalars.Scalar {
        private final @Nullable BigDecimal most;
        private final Function<BigDecimal, Object> convert;

        Real(Class<?> type, @Nullable BigDecimal most, Function<BigDecimal, Object> convert) {
            super("number", "float", "a number", type);
            this.most = most;
            this.convert = convert;
        }

        @Override
        @Nullable
        Object read(JsonNode value) throws Mismatch {
            if (!value.isNumber()) return null;
            BigDecimal number = value.decimalValue();
            if (most != null && number.abs().compareTo(most) > 0) {
                throw Mismatch.expected("a number from -" + most + " to " + most, value);
            }
            return convert.apply(number);
        }

        @Override
        public JsonNode out(@Nullable Object value, FileGate files) throws Mismatch {
            if (value instanceof Double d && !Double.isFinite(d) || value instanceof Float f && !Float.isFinite(f)) {
                throw Mismatch.returned("a number that JSON can say", value);
            }
            return super.out(value, files);
        }
    }
}
