using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;

namespace Tera.Documents;

public sealed class VerificationCodeTests
{
    [Fact]
    public void Whatever_bytes_are_drawn_the_printed_code_is_read_back_in_any_case_with_spaces_or_without_hyphens() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.GeneratorFor<byte>().ArrayOf(VerificationCode.SourceBytes).ToArbitrary(), bytes =>
        {
            var code = VerificationCode.Of(bytes);
            return new[] { code.Printed, code.Value, code.Printed.ToLowerInvariant(), code.Printed.Replace('-', ' ') }
                .All(typed => VerificationCode.TryParse(typed, out var read) && read == code);
        }));

    [Fact]
    public void Letters_that_are_mistaken_for_digits_are_understood()
    {
        Assert.True(VerificationCode.TryParse("OIL0-1000-0000-0000-0000", out var code));
        Assert.Equal("0110-1000-0000-0000-0000", code.Printed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7K4M-Q2XD-91HT-P6WZ-C3R")]
    [InlineData("7K4M-Q2XD-91HT-P6WZ-C3RAA")]
    [InlineData("7K4M-Q2XD-91HT-P6WZ-C3R!")]
    [InlineData("7K4M-Q2XD-91HT-P6WZ-C3RU")]
    public void Anything_else_is_no_code(string? typed) => Assert.False(VerificationCode.TryParse(typed, out _));

    [Fact]
    public void A_code_holds_a_hundred_random_bits()
    {
        var codes = Enumerable.Range(0, 10_000).Select(_ => VerificationCode.Of(RandomNumberGenerator.GetBytes(VerificationCode.SourceBytes)).Value).ToList();

        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.Equal(32, codes.SelectMany(code => code).Distinct().Count());
    }
}
