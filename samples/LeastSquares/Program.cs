using Backprop;
using LeastSquares;

var data = new Measurements();
double[] start = [1, 0.1, 4.9, 0, 0];

static string Row(string name, IEnumerable<double> numbers) => $"{name,-20}{string.Concat(numbers.Select(number => $"{number,12:F5}"))}";

// The largest deviation from differences, relative to the largest component.
static double Deviation(Func<double[], double> function, double[] gradient, double[] at) =>
    GradientCheck.Of(function, at, gradient).Elements.Aggregate(0.0, (most, element) => Math.Max(most, Math.Abs(element.Gradient - element.Difference))) / gradient.Max(Math.Abs);

double ofSum = Deviation(
    p => RingDown.SumOfSquares(p, data.Times, data.Values), RingDown.SumOfSquaresGradient(start, data.Times, data.Values), start);
double ofCurve = data.Times.Max(t => Deviation(p => RingDown.Displacement(p, t), RingDown.DisplacementGradient(start, t), start));
Console.WriteLine("Gradients beside central differences, largest relative deviation");
Console.WriteLine($"  of the sum of squares: {ofSum:E1}, of the curve: {ofCurve:E1}");
if (!(ofSum < 1e-7 && ofCurve < 1e-7)) throw new InvalidOperationException("The gradients are wrong.");

var bfgs = QuasiNewton.Minimize(data, start);
var (marquardt, errors) = LevenbergMarquardt.Minimize(data, start);

Console.WriteLine();
Console.WriteLine($"{data.Times.Length} points fitted with a·exp(−γt)·cos(ωt + φ) + c");
Console.WriteLine($"{"",-20}{string.Concat(Measurements.Names.Select(name => $"{name,12}"))}");
Console.WriteLine(Row("start", start));
Console.WriteLine(Row("true", Measurements.Truth));
foreach (var fit in (Fit[])[bfgs, marquardt]) Console.WriteLine(Row(fit.Method, fit.Parameters));
Console.WriteLine(Row("standard error", errors));

Console.WriteLine();
Console.WriteLine($"{"",-20}{"iterations",12}{"values",12}{"derivatives",12}{"sum of squares",16}");
Console.WriteLine($"{"start",-20}{"",36}{RingDown.SumOfSquares(start, data.Times, data.Values),16:F6}");
foreach (var fit in (Fit[])[bfgs, marquardt])
    Console.WriteLine($"{fit.Method,-20}{fit.Iterations,12}{fit.Evaluations.Values,12}{fit.Evaluations.Derivatives,12}{fit.SumOfSquares,16:F6}");

Console.WriteLine();
Console.WriteLine(Chart.Save("leastsquares.png", data, start, bfgs.Parameters));
