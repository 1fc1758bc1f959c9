using TwoLayerNet;

const int epochs = 10;
var train = new Digits(count: 4000, seed: 1);
var test = new Digits(count: 1000, seed: 2);
var network = new Network(Digits.Pixels, hidden: 50, outputs: 10, seed: 3);

int few = 5;
double deviation = GradientCheck.Deviation(
    network, train.Images.AsSpan(0, few * Digits.Pixels), train.Labels.AsSpan(0, few), count: 10, new Random(4));
Console.WriteLine($"Gradient beside central differences, at 10 coordinates of each of W1, b1, W2, b2: largest relative deviation {deviation:E1}");
if (!(deviation < 1e-5)) throw new InvalidOperationException("The gradient is wrong.");

Console.WriteLine();
Console.WriteLine($"{"epoch",5}{"loss",10}{"on training",14}{"on test",10}{"ms/step",10}{"bytes/step",12}");
Console.WriteLine($"{"start",5}{network.Loss(train.Images, train.Labels),10:F4}{network.Accuracy(train),14:P1}{network.Accuracy(test),10:P1}");
var training = new Training(network, train, batch: 100, rate: 0.1, seed: 5);
for (int epoch = 1; epoch <= epochs; epoch++)
{
    var (loss, time, bytes) = training.Epoch();
    Console.WriteLine($"{epoch,5}{loss,10:F4}{network.Accuracy(train),14:P1}{network.Accuracy(test),10:P1}{time.TotalMilliseconds,10:F1}{bytes,12}");
}
