package dev.clipstream.bench.data;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws numbers from 1 on, of which the k-th most frequent one comes with a probability proportional to k^-exponent. */
public final class Zipf {

    private final RandomGenerator random;
    /** The probability of a rank and of all lower ones. */
    private final double[] cumulative;
    /** The number that has a rank: the frequent ones are anywhere. */
    private final int[] numbers;

    public Zipf(int count, double exponent, RandomGenerator random) {
        this.random = random;
        cumulative = new double[count];
        double sum = 0;
        for (int rank = 0; rank < count; rank++) {
            sum += Math.pow(rank + 1.0, -exponent);
            cumulative[rank] = sum;
        }
        numbers = new int[count];
        Arrays.setAll(numbers, rank -> rank + 1);
        for (int rank = count - 1; rank > 0; rank--) {
            int other = random.nextInt(rank + 1);
            int number = numbers[rank];
            numbers[rank] = numbers[other];
            numbers[other] = number;
        }
    }

    public int next() {
        double sought = random.nextDouble() * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, sought);
        return numbers[Math.min(found < 0 ? -found - 1 : found, numbers.length - 1)];
    }
}
