using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tera.Organisation.People;

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("person", OrganisationModule.Schema);
        builder.Property(person => person.Id).ValueGeneratedNever();
        builder.Property(person => person.EmployeeNumber).HasConversion(number => number!.Digits, digits => EmployeeNumber.FromStored(digits));
        builder.Property(person => person.Grade).HasConversion(grade => grade!.Code, code => FromStored(code));
    }

    private static CivilServiceGrade FromStored(string code) => CivilServiceGrade.Parse(code).Accepted(out var grade, out var rejection)
        ? grade
        : throw new FormatException($"A stored grade breaks the rule {rejection.Code}.");
}
